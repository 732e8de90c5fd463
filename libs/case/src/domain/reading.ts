import type { Asker } from '#libs/access/domain';
import type { RegionTree } from '#libs/region/domain';
import type { KnownCase } from './state.js';

/** Whether the free texts of a case are for the asker: those of the receiving and the responsible unit read them, and nobody else. */
export function mayReadTexts(asker: Asker, state: KnownCase, tree: RegionTree): boolean {
  const asking = tree.unit(asker.unit)?.code;
  return asking !== undefined && (asking === state.receiving.unit || asking === state.responsibleUnit);
}
