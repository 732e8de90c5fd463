/** An event's stored name, the version of its present shape, and how to bring older shapes up to it. */
export interface EventDefinition {
  readonly type: string;
  /** From 1. */
  readonly version: number;
  /** By the version they read: `upcasters[1]` turns the data of version 1 into that of version 2. None may be missing below `version`. */
  readonly upcasters?: Readonly<Record<number, (data: object) => object>>;
}

/** An event that no definition knows, or that is newer than its definition: an older program reads a newer log. */
export class UnknownEvent extends Error {}

/** All events a process may meet. Throws at start on a duplicate, unversioned or unreachable definition. */
export class EventRegistry {
  private readonly definitions = new Map<string, EventDefinition>();

  constructor(definitions: readonly EventDefinition[]) {
    for (const definition of definitions) this.add(definition);
  }

  private add(definition: EventDefinition): void {
    const { type, version, upcasters = {} } = definition;
    if (this.definitions.has(type)) throw new Error(`event ${type} is registered twice`);
    if (!Number.isInteger(version) || version < 1) throw new Error(`event ${type} has no version`);
    for (let from = 1; from < version; from += 1)
      if (!upcasters[from]) throw new Error(`event ${type} lacks the upcaster from version ${from}`);
    this.definitions.set(type, definition);
  }

  get types(): readonly string[] {
    return [...this.definitions.keys()];
  }

  /** The version in which new events of this type are written. Throws UnknownEvent. */
  versionOf(type: string): number {
    return this.definition(type).version;
  }

  /** The data in the present shape of its type. Throws UnknownEvent. */
  upcast(type: string, version: number, data: object): object {
    const definition = this.definition(type);
    if (version === definition.version) return data;
    if (version > definition.version)
      throw new UnknownEvent(`event ${type} is of version ${version}, newer than this program knows`);
    let current = data;
    for (let from = version; from < definition.version; from += 1)
      current = definition.upcasters?.[from]?.(current) ?? current;
    return current;
  }

  private definition(type: string): EventDefinition {
    const definition = this.definitions.get(type);
    if (!definition) throw new UnknownEvent(`event ${type} is not registered`);
    return definition;
  }
}
