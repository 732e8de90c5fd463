import { localDateOf, type Instant, type TimeZone, type WorkingCalendar } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import { checkItem } from './check-item.js';
import type { ItemEvent } from './events.js';
import { itemRefusal, type ItemRefusal } from './item-refusals.js';
import { draftOf, withdrawalOf, type ItemLife } from './item-life.js';
import { ITEM_ACTS, itemForbids, type ItemAct } from './item-rules.js';
import type { ServiceItem } from './service-item.js';

/** A command to an item of the catalogue. `basis`: the list, rule or notice that it stands on. */
export type ItemCommand =
  | { readonly act: 'propose' | 'revise'; readonly item: ServiceItem; readonly basis: string }
  | { readonly act: 'admit'; readonly opinion: string | null }
  | { readonly act: 'publish' }
  | { readonly act: 'suspend' | 'resume' | 'withdraw'; readonly basis: string };

/** Everything a decision needs beside the command and the item's life, as values. */
export interface ItemContext {
  readonly now: Instant;
  readonly region: string;
  readonly code: string;
  readonly person: string;
  readonly tree: RegionTree;
  readonly calendar: WorkingCalendar;
  readonly zone: TimeZone;
}

/** What a command makes happen to an item, or why it may not. Never throws, changes nothing. */
export function decideItem(command: ItemCommand, life: ItemLife, context: ItemContext): ItemEvent | ItemRefusal {
  const { region, code } = context;
  const forbidden = itemForbids(command.act, life, context);
  if (forbidden) return { ...forbidden, params: { code, ...forbidden.params } };
  switch (command.act) {
    case 'propose':
    case 'revise':
      return proposed(command.item, command.basis, life, context);
    case 'admit':
      return {
        type: 'ItemAdmitted',
        data: { region, code, version: draftOf(life)?.version ?? 1, opinion: command.opinion },
      };
    case 'publish':
      return published(life, context);
    case 'suspend':
      return { type: 'ItemSuspended', data: { region, code, basis: command.basis } };
    case 'resume':
      return { type: 'ItemResumed', data: { region, code, basis: command.basis } };
    case 'withdraw':
      return {
        type: withdrawalOf(life) ? 'ItemWithdrawn' : 'ItemWithdrawalProposed',
        data: { region, code, basis: command.basis },
      };
    default:
      return command satisfies never;
  }
}

/** What the asker may do to the item now, by the rules that decide. */
export function allowedItemActs(life: ItemLife, asker: { readonly person: string }): readonly ItemAct[] {
  return ITEM_ACTS.filter((act) => itemForbids(act, life, asker) === null);
}

function proposed(item: ServiceItem, basis: string, life: ItemLife, context: ItemContext): ItemEvent | ItemRefusal {
  const { region, code } = context;
  const wrong =
    item.code === code ? faultIn(item, context) : itemRefusal('code-differs', { code, other: item.code }, '/item/code');
  if (wrong) return wrong;
  const version = life.phase === 'in-force' ? life.inForce.version + 1 : 1;
  return { type: 'ItemProposed', data: { region, code, version, item: asPublishedBefore(item, life), basis } };
}

/** How the list had put it no desk can write: a revision keeps it. */
function asPublishedBefore(item: ServiceItem, life: ItemLife): ServiceItem {
  const before = life.phase === 'in-force' ? life.inForce.item : draftOf(life)?.item;
  return before?.asPublished ? { asPublished: before.asPublished, ...item } : item;
}

/** Checked again at publication: the year's notice may have come out since the proposal. */
function published(life: ItemLife, context: ItemContext): ItemEvent | ItemRefusal {
  const { region, code } = context;
  const draft = draftOf(life);
  if (!draft) return itemRefusal('nothing-proposed', { code });
  const { version, item, basis } = draft;
  const wrong = faultIn(item, context);
  if (wrong) return { code: wrong.code, params: wrong.params };
  const type = life.phase === 'in-force' ? 'ItemRevised' : 'ItemPublished';
  return { type, data: { region, code, version, item, basis } };
}

function faultIn(item: ServiceItem, context: ItemContext): ItemRefusal | null {
  const { calendar, zone, now } = context;
  const [error] = checkItem(item, { calendar, zone, from: localDateOf(now, zone) });
  if (error) return itemRefusal(error.fault, { code: item.code, ...error.params }, `/item${error.field}`);
  return departmentsAreThere(item, context);
}

/** Letters of a department that the region does not have would make the division itself responsible, silently. */
function departmentsAreThere(item: ServiceItem, { region, tree }: ItemContext): ItemRefusal | null {
  const named: readonly (readonly [string, string | null])[] = [
    ['/item/department', item.department],
    ['/item/responsible/department', item.responsible.department],
    ...item.via.map((examiner, index) => [`/item/via/${index}`, examiner.split(':')[1] ?? null] as const),
  ];
  const unknown = named.find(([, letters]) => letters !== null && !tree.departmentOf(region, letters));
  return unknown ? itemRefusal('unknown-department', { department: unknown[1] ?? '' }, unknown[0]) : null;
}
