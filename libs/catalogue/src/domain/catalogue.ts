import type { ItemEvent } from './events.js';
import type { ItemState, ItemVersion, ServiceItem } from './service-item.js';

/** What may be asked of the catalogue; pure, of one moment. */
export interface ItemCatalogue {
  /** The version now in force, whatever its state; null where the region has no such item. */
  item(region: string, code: string): ItemVersion | null;
  /** A version by its number, in the item's present state: what a case was received under. */
  version(region: string, code: string, version: number): ItemVersion | null;
  /** All items of a region in the order of their codes. */
  itemsOf(region: string): readonly ItemVersion[];
}

interface Entry {
  readonly region: string;
  readonly state: ItemState;
  readonly versions: ReadonlyMap<number, ServiceItem>;
  readonly current: number;
}

/** The catalogue as a fold over the events of `item-*`. */
export class Catalogue implements ItemCatalogue {
  private readonly regions = new Map<string, Map<string, Entry>>();
  private readonly sorted = new Map<string, readonly ItemVersion[]>();

  static of(events: Iterable<ItemEvent>): Catalogue {
    const catalogue = new Catalogue();
    for (const event of events) catalogue.apply(event);
    return catalogue;
  }

  apply(event: ItemEvent): void {
    this.sorted.delete(event.data.region);
    switch (event.type) {
      case 'ItemPublished':
      case 'ItemRevised':
        this.put(event.data);
        return;
      case 'ItemSuspended':
        this.enter(event.data, 'suspended');
        return;
      case 'ItemWithdrawn':
        this.enter(event.data, 'withdrawn');
        return;
      default:
        event satisfies never;
    }
  }

  item(region: string, code: string): ItemVersion | null {
    const entry = this.regions.get(region)?.get(code);
    return entry ? versionOf(entry, entry.current) : null;
  }

  version(region: string, code: string, version: number): ItemVersion | null {
    const entry = this.regions.get(region)?.get(code);
    return entry ? versionOf(entry, version) : null;
  }

  itemsOf(region: string): readonly ItemVersion[] {
    const known = this.sorted.get(region);
    if (known) return known;
    const items = [...(this.regions.get(region)?.values() ?? [])]
      .flatMap((entry) => versionOf(entry, entry.current) ?? [])
      .sort((a, b) => (a.item.code < b.item.code ? -1 : 1));
    this.sorted.set(region, items);
    return items;
  }

  private put({ region, code, version, item }: { region: string; code: string; version: number; item: ServiceItem }) {
    const items = this.regions.get(region) ?? new Map<string, Entry>();
    const versions = new Map(items.get(code)?.versions).set(version, item);
    this.regions.set(region, items.set(code, { region, state: 'published', versions, current: version }));
  }

  private enter({ region, code }: { region: string; code: string }, state: ItemState) {
    const items = this.regions.get(region);
    const entry = items?.get(code);
    if (entry) items?.set(code, { ...entry, state });
  }
}

function versionOf(entry: Entry, version: number): ItemVersion | null {
  const item = entry.versions.get(version);
  return item ? { region: entry.region, version, state: entry.state, item } : null;
}

export interface ItemQuery {
  readonly region: string;
  /** A part of the name or of the category, or the beginning of the code. */
  readonly q?: string;
  readonly category?: string;
  /** Letters, such as `MZ`. */
  readonly department?: string;
  /** Code of the last item of the page before. */
  readonly after?: string;
}

/** The items asked for, in the order of their codes: a page goes on after the last code of the one before. */
export function searchItems(catalogue: ItemCatalogue, query: ItemQuery): readonly ItemVersion[] {
  const { region, category, department, after } = query;
  const q = query.q?.trim().toLowerCase();
  return catalogue
    .itemsOf(region)
    .filter(
      ({ item }) =>
        (after === undefined || item.code > after) &&
        (category === undefined || item.category === category) &&
        (department === undefined || item.department === department) &&
        (!q || item.code.toLowerCase().startsWith(q) || (item.name + '\n' + item.category).toLowerCase().includes(q)),
    );
}
