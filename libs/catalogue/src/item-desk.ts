import type { WorkingCalendar } from '#libs/clocks/domain';
import { EventRegistry } from '#libs/event-log';
import { Desk, type DeskPorts } from '#libs/kernel';
import type { RegionTree } from '#libs/region/domain';
import {
  ITEM_EVENTS,
  ITEM_STREAM_PREFIX,
  itemMatter,
  type ItemCommand,
  type ItemContext,
  type ItemEvent,
  type ItemTypes,
} from './domain/index.js';

export interface ItemDeskPorts extends Omit<DeskPorts, 'registry' | 'sealer'> {
  /** What is in force. */
  readonly reference: { readonly tree: RegionTree; calendarOf(region: string): WorkingCalendar };
}

/** Where the catalogue is managed: proposes, reviews, publishes, revises, suspends, resumes, withdraws. */
export type ItemDesk = Desk<ItemTypes, ItemCommand, ItemEvent>;

export function openItemDesk(ports: ItemDeskPorts): ItemDesk {
  const { reference } = ports;
  return new Desk<ItemTypes, ItemCommand, ItemEvent>(
    {
      matter: itemMatter,
      streamOf: (id) => `${ITEM_STREAM_PREFIX}${id}`,
      calledBy: codeIn,
      // The id has the asker's region in it: nobody reaches another's.
      isVisible: () => true,
      contextOf: ({ id, asker, now }) => Promise.resolve(itemContextOf(reference, { asker, now, code: codeIn(id) })),
    },
    { ...ports, registry: new EventRegistry(ITEM_EVENTS) },
  );
}

/** What a decision on an item of the asker's region looks at. */
export function itemContextOf(
  reference: ItemDeskPorts['reference'],
  { asker, now, code }: Pick<ItemContext, 'asker' | 'now' | 'code'>,
): ItemContext {
  const { tree } = reference;
  const region = tree.regionOf(asker.unit)?.code ?? '';
  return {
    now,
    asker,
    tree,
    region,
    code,
    calendar: reference.calendarOf(region),
    zone: tree.timezoneOf(asker.unit) ?? 'UTC',
  };
}

/** Of `210100-MZ-90`, what the region calls it: `MZ-90`. */
function codeIn(id: string): string {
  return id.slice(id.indexOf('-') + 1);
}
