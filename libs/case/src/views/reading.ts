import { type KnownCase } from '../state/case.js';
import { type CaseEvent } from '../case.js';
import type { Asker } from '#libs/access/domain';
import type { RegionTree } from '#libs/region/domain';

/**
 * What somebody sees of an event: `open` with its free texts, `withheld` without them, `anonymous` without them and without who did it.
 */
export type Sight = 'open' | 'withheld' | 'anonymous';

/** Whether a unit is the asker's: its own, or for a supervisor or an auditor one below it. */
type Theirs = (unit: string | null | undefined) => boolean;

/**
 * Whether the free texts of a case are for the asker: those of the receiving, the responsible, the holding and the delivering unit read them all,
 * so do whoever it was escalated to and whoever rules whose it is, and supervisors above any of these and the auditor. Of all others see `sightOf`.
 */
export function mayReadTexts(asker: Asker, state: KnownCase, tree: RegionTree): boolean {
  return unitsOfCase(state).some(theirsOf(asker, tree));
}

/** What the asker sees of each event of a case. Whoever was rated never sees who rated and what was said (好差评: 评价人信息不向被评价人公开). */
export function sightOf(asker: Asker, state: KnownCase, tree: RegionTree): (event: CaseEvent) => Sight {
  const readsAll = mayReadTexts(asker, state, tree);
  const isTheirs = theirsOf(asker, tree);
  return (event) => {
    if (isRating(event) && ratedUnitsOf(event.data, state).includes(asker.unit)) return 'anonymous';
    return readsAll || isAddressedTo(isTheirs, event) ? 'open' : 'withheld';
  };
}

function unitsOfCase({ receiving, responsibleUnit, handler, deliverTo, escalation, moves }: KnownCase) {
  return [receiving.unit, responsibleUnit, handler?.unit, deliverTo?.unit, escalation?.to, moves.dispute?.to];
}

function theirsOf(asker: Asker, tree: RegionTree): Theirs {
  const own = tree.unit(asker.unit)?.code;
  const isAbove = asker.role === 'supervisor' || asker.role === 'auditor';
  return (unit) =>
    unit !== null && unit !== undefined && own !== undefined && (unit === own || (isAbove && tree.isWithin(unit, own)));
}

/** What was said, and what followed at once, by the same hand. */
function isRating(event: CaseEvent): event is Extract<CaseEvent, { type: 'ServiceRated' | 'RectificationOpened' }> {
  return event.type === 'ServiceRated' || event.type === 'RectificationOpened';
}

/** Where the counter is itself the authority, one rating is about both. */
function ratedUnitsOf({ unit }: { readonly unit: string }, { receiving, responsibleUnit }: KnownCase) {
  return receiving.unit === responsibleUnit ? [unit, receiving.unit] : [unit];
}

/** Whether an event is between the asker's unit and somebody else: who is asked for a part reads what is asked, and nothing else of the case. */
function isAddressedTo(isTheirs: Theirs, { type, data }: CaseEvent): boolean {
  switch (type) {
    case 'CoHandlingRequested':
    case 'CoHandlingAnswered':
    case 'PapersArrived':
      return isTheirs(data.unit);
    case 'PapersSent':
      return isTheirs(data.from) || isTheirs(data.to);
    case 'SupervisionOrdered':
      return isTheirs(data.by) || isTheirs(data.to);
    case 'SupervisionAnswered':
      return isTheirs(data.by) || isTheirs(data.unit);
    case 'CaseEscalated':
      return isTheirs(data.to);
    default:
      return false;
  }
}
