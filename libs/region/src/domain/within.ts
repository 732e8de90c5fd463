import type { RegionTree } from './unit.js';

/** A unit, everything below it and its own desk (本级), by their codes; of a leaf the leaf alone. */
export function codesWithin(code: string, tree: RegionTree): readonly string[] {
  if (tree.leaf(code)?.own) return [code];
  const codes: string[] = [];
  const open = [code];
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    codes.push(unit);
    for (const child of tree.children(unit)) open.push(child.code);
  }
  const own = tree.leafOf(code);
  return own && !codes.includes(own) ? [...codes, own] : codes;
}
