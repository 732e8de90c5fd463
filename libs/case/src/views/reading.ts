import { type KnownCase } from '../state/case.js';
import { type CaseEvent } from '../case.js';
import type { Asker } from '#libs/access/domain';
import type { RegionTree } from '#libs/region/domain';

/**
 * Whether the free texts of a case are for the asker: those of the receiving and the responsible unit read them all; of all others see
 * `isAddressedTo`.
 */
export function mayReadTexts(asker: Asker, state: KnownCase, tree: RegionTree): boolean {
  const asking = tree.unit(asker.unit)?.code;
  return asking !== undefined && (asking === state.receiving.unit || asking === state.responsibleUnit);
}

/** Whether an event is between the unit and somebody else: who is asked for a part reads what is asked, and nothing else of the case. */
export function isAddressedTo(unit: string, { type, data }: CaseEvent): boolean {
  switch (type) {
    case 'CoHandlingRequested':
    case 'CoHandlingAnswered':
    case 'PapersArrived':
      return data.unit === unit;
    case 'PapersSent':
      return data.from === unit || data.to === unit;
    case 'SupervisionOrdered':
      return data.by === unit || data.to === unit;
    case 'SupervisionAnswered':
      return data.by === unit || data.unit === unit;
    default:
      return false;
  }
}
