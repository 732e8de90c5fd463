import { notAllowedToManage } from '#libs/access/domain';
import { eventTypesOf, matterOf, type CommandOf, type HappeningOf } from '#libs/kernel/domain';
import { admit } from './admit.js';
import { itemStates, type ItemTypes } from './kit.js';
import { propose } from './propose.js';
import { publish } from './publish.js';
import { itemExists, nothingProposed, withdrawnForGood } from './rules.js';
import { resume } from './resume.js';
import { revise } from './revise.js';
import { suspend } from './suspend.js';
import { withdraw } from './withdraw.js';

/** What managers do to an item, in the order in which it usually happens. */
const ACTS = [propose, admit, publish, revise, suspend, resume, withdraw] as const;

export type ItemCommand = CommandOf<typeof ACTS>;
export type ItemEvent = HappeningOf<typeof ACTS>;
export type ItemAct = ItemCommand['act'];

/** A service item from its proposal to its end, folded from its acts. */
export const itemMatter = matterOf<ItemTypes, ItemCommand, ItemEvent>({
  ...itemStates,
  name: 'item',
  initial: { phase: 'unknown' },
  acts: ACTS,
  factsOf: () => ({}),
  refusals: {
    alreadyBegun: itemExists,
    notBegun: nothingProposed,
    notAllowed: notAllowedToManage,
    closed: withdrawnForGood,
  },
});

/** For the registry of events. */
export const ITEM_EVENTS = eventTypesOf(itemMatter);

/** Prefix of every item stream. */
export const ITEM_STREAM_PREFIX = 'item-';

/** A code is one of its region's. */
export function itemId(region: string, code: string): string {
  return `${region}-${code}`;
}

/** The stream of one item of one region. */
export function itemStream(region: string, code: string): string {
  return `${ITEM_STREAM_PREFIX}${itemId(region, code)}`;
}
