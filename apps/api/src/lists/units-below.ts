import type { RegionTree } from '#libs/region/domain';
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
  const leaf = tree.leaf(code);
  if (tree.regionOf(code)?.code !== region)
    throw new Problem('invalid-parameter', { faults: [fieldFault(name, 'unit')] });
  if (leaf?.own) return [code];
  const below: string[] = [];
  const open = [code];
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    below.push(unit);
    for (const child of tree.children(unit)) open.push(child.code);
  }
  const own = tree.leafOf(code);
  return own && !below.includes(own) ? [...below, own] : below;
}
