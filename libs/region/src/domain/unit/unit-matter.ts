import { notAllowedToManage } from '#libs/access/domain';
import { eventTypesOf, matterOf, type CommandOf, type HappeningOf } from '#libs/kernel/domain';
import { close } from './close.js';
import { happen } from './happen.js';
import { unitStates, type UnitTypes } from './kit.js';
import { merge } from './merge.js';
import { move } from './move.js';
import { open } from './open.js';
import { rename } from './rename.js';
import { noSuchUnit } from './rules.js';
import { split } from './split.js';

const ACTS = [open, rename, move, merge, split, close, happen] as const;

export type UnitCommand = CommandOf<typeof ACTS>;
export type UnitHappening = HappeningOf<typeof ACTS>;
export type UnitAct = Exclude<UnitCommand['act'], 'open' | 'happen'>;

/** A unit from its opening to its end, by the managers of its region. */
export const unitMatter = matterOf<UnitTypes, UnitCommand, UnitHappening>({
  ...unitStates,
  name: 'unit',
  initial: { phase: 'none' },
  acts: ACTS,
  factsOf: () => ({}),
  refusals: {
    alreadyBegun: noSuchUnit,
    notBegun: noSuchUnit,
    notAllowed: notAllowedToManage,
    closed: noSuchUnit,
  },
});

/** For the registry of events. */
export const UNIT_EVENTS = eventTypesOf(unitMatter);

/** What managers do to a unit that is there. */
export const UNIT_ACTS: readonly UnitAct[] = ['rename', 'move', 'merge', 'split', 'close'];

/** Of an announced change, the act that it is. */
export const ACT_OF_CHANGE = {
  UnitRenamed: 'rename',
  UnitMoved: 'move',
  UnitMerged: 'merge',
  UnitSplit: 'split',
  UnitClosed: 'close',
} as const satisfies Record<string, UnitAct>;
