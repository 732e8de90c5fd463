import { codesWithin, type RegionTree } from '#libs/region/domain';
import { fieldFault, Problem } from '../http/problem.js';

/** The unit itself and all below it; null for the whole region. Throws a Problem that names the parameter where the unit is not known. */
export function unitsBelow(
  name: string,
  code: string | undefined,
  region: string,
  tree: RegionTree,
): readonly string[] | null | undefined {
  if (code === undefined) return undefined;
  if (code === region) return null;
  if (tree.regionOf(code)?.code !== region)
    throw new Problem('invalid-parameter', { faults: [fieldFault(name, 'unit')] });
  return codesWithin(code, tree);
}
