import type { ItemEvent } from './item/item.js';
import type { ItemState, ItemVersion, ProposedVersion, ServiceItem } from './service-item.js';

/** What may be asked of the catalogue; pure, of one moment. */
export interface ItemCatalogue {
  /** The version now in force, whatever its state; null where the region has no such item. */
  item(region: string, code: string): ItemVersion | null;
  /** A version by its number, in the item's present state: what a case was received under. */
  version(region: string, code: string, version: number): ItemVersion | null;
  /** All items of a region in the order of their codes. */
  itemsOf(region: string): readonly ItemVersion[];
  /** The version of an item in force that is on its way; null where there is none, or where no version was published yet. */
  nextVersion(region: string, code: string): ProposedVersion | null;
}

interface Entry {
  readonly region: string;
  readonly state: ItemState;
  readonly basis: string;
  readonly versions: ReadonlyMap<number, ServiceItem>;
  readonly current: number;
  /** Beside a version in force. */
  readonly next: ProposedVersion | null;
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
      case 'ItemProposed':
        this.propose({ ...event.data, state: 'proposed' });
        return;
      case 'ItemAdmitted':
        this.admit(event.data);
        return;
      case 'ItemPublished':
      case 'ItemRevised':
        this.put(event.data);
        return;
      case 'ItemSuspended':
        this.enter(event.data, 'suspended');
        return;
      case 'ItemResumed':
        this.enter(event.data, 'published');
        return;
      case 'ItemWithdrawalProposed':
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

  nextVersion(region: string, code: string): ProposedVersion | null {
    return this.regions.get(region)?.get(code)?.next ?? null;
  }

  /** Beside what is in force, or as the item itself where nothing was published yet. */
  private propose({ region, code, ...next }: OfItem & ProposedVersion): void {
    const entry = this.regions.get(region)?.get(code);
    if (entry && isPublic(entry)) return this.set({ region, code }, { ...entry, next });
    const { version, item, basis, state } = next;
    this.set(
      { region, code },
      { region, state, basis, versions: new Map([[version, item]]), current: version, next: null },
    );
  }

  private admit({ region, code, version }: OfItem & { version: number }): void {
    const entry = this.regions.get(region)?.get(code);
    if (!entry) return;
    if (entry.next?.version === version)
      return this.set({ region, code }, { ...entry, next: { ...entry.next, state: 'admitted' } });
    if (!isPublic(entry)) this.set({ region, code }, { ...entry, state: 'admitted' });
  }

  private put({ region, code, version, item, basis }: OfItem & { version: number; item: ServiceItem; basis: string }) {
    const versions = new Map(this.regions.get(region)?.get(code)?.versions).set(version, item);
    this.set({ region, code }, { region, state: 'published', basis, versions, current: version, next: null });
  }

  private enter({ region, code, basis }: OfItem & { basis: string }, state: ItemState) {
    const entry = this.regions.get(region)?.get(code);
    if (entry) this.set({ region, code }, { ...entry, state, basis, next: state === 'withdrawn' ? null : entry.next });
  }

  private set({ region, code }: OfItem, entry: Entry): void {
    const items = this.regions.get(region) ?? new Map<string, Entry>();
    this.regions.set(region, items.set(code, entry));
  }
}

interface OfItem {
  readonly region: string;
  readonly code: string;
}

/** Whether a version was ever published. */
function isPublic({ state }: Entry): boolean {
  return state !== 'proposed' && state !== 'admitted';
}

function versionOf(entry: Entry, version: number): ItemVersion | null {
  const item = entry.versions.get(version);
  return item ? { region: entry.region, version, state: entry.state, item, basis: entry.basis } : null;
}

export interface ItemQuery {
  readonly region: string;
  /** A part of the name or of the category, or the beginning of the code. */
  readonly q?: string;
  readonly category?: string;
  /** Letters, such as `MZ`. */
  readonly department?: string;
  /** Of the item, or of a revision of it that waits; without it whatever was ever published. */
  readonly state?: ItemState;
  /** Code of the last item of the page before. */
  readonly after?: string;
}

/** The items asked for, in the order of their codes: a page goes on after the last code of the one before. */
export function searchItems(catalogue: ItemCatalogue, query: ItemQuery): readonly ItemVersion[] {
  const { region, category, department, state, after } = query;
  const q = query.q?.trim().toLowerCase();
  const isIn = (asked: ItemState, code: string, standing: ItemState) =>
    standing === asked || catalogue.nextVersion(region, code)?.state === asked;
  return catalogue
    .itemsOf(region)
    .filter(
      ({ item, state: standing }) =>
        (state === undefined ? standing !== 'proposed' && standing !== 'admitted' : isIn(state, item.code, standing)) &&
        (after === undefined || item.code > after) &&
        (category === undefined || item.category === category) &&
        (department === undefined || item.department === department) &&
        (!q || item.code.toLowerCase().startsWith(q) || (item.name + '\n' + item.category).toLowerCase().includes(q)),
    );
}
