import { mayAct, type Asker } from '#libs/access/domain';
import type { Instant } from '#libs/clocks/domain';
import { decodeEvent, EventRegistry, handleCommand, type CommandStamp, type IfMatch } from '#libs/event-log';
import type { DecodedEvent, EventLog, Position } from '#libs/event-log/domain';
import type { Clock } from '#libs/runtime';
import {
  decideItem,
  foldItem,
  isItemRefusal,
  ITEM_EVENTS,
  itemStream,
  type ItemCommand,
  type ItemContext,
  type ItemEvent,
  type ItemRefusal,
  type KnownItem,
} from './domain/index.js';
import type { ReferenceData } from './reference-data.js';

/** A rule of the catalogue forbids the act; nothing was written. */
export class ItemRefused extends Error {
  constructor(readonly refusal: ItemRefusal) {
    super(`refused: ${refusal.code}`);
  }
}

/** The asker is no manager of this region's catalogue. */
export class NotCatalogueManager extends Error {
  constructor(readonly asker: Asker) {
    super('not a manager of this catalogue');
  }
}

/** The region's catalogue has no such item. */
export class ItemNotFound extends Error {
  constructor(readonly item: string) {
    super(`there is no item ${item}`);
  }
}

export interface ItemEnvelope {
  readonly commandId: string;
  readonly body: unknown;
  readonly asker: Asker;
  readonly correlationId: string;
  readonly ifMatch?: IfMatch;
}

/** What a command led to, now or, for a retry, the first time. */
export interface ItemResult {
  readonly code: string;
  readonly life: KnownItem;
  readonly revision: number;
  readonly position: Position;
}

export interface ItemDeskPorts {
  readonly log: EventLog;
  readonly reference: Pick<ReferenceData, 'tree' | 'calendarOf' | 'calendars'>;
  readonly clock: Clock;
  readonly commandHmac: (body: unknown) => string;
}

type Past = readonly DecodedEvent<ItemEvent>[];

/**
 * Where the catalogue is managed: proposes, reviews, publishes, revises, suspends, resumes, withdraws. May throw `NotCatalogueManager`, `ItemNotFound`,
 * `ItemRefused`, those of `handleCommand`, and those of the event log.
 */
export class ItemDesk {
  private readonly registry = new EventRegistry(ITEM_EVENTS);

  constructor(private readonly ports: ItemDeskPorts) {}

  async carryOut(envelope: ItemEnvelope, code: string, command: ItemCommand): Promise<ItemResult> {
    const { log, clock, commandHmac } = this.ports;
    const { asker, commandId, correlationId, body, ifMatch } = envelope;
    const context = this.contextOf(asker, code, await clock.now());
    const stamp: CommandStamp = {
      commandId,
      correlationId,
      commandHmac: commandHmac(body),
      at: context.now,
      actor: asker,
    };
    const done = await handleCommand<ItemEvent>(
      { log, registry: this.registry },
      {
        stream: itemStream(context.region, code),
        stamp,
        ifMatch: ifMatch ?? null,
        check: (events) => this.check(command, events, context, asker),
        decide: (events) => [decided(command, events, context)],
      },
    );
    const life = foldItem(done.events);
    if (life.phase === 'unknown') throw new ItemNotFound(code);
    return { code, life, revision: done.revision, position: done.position };
  }

  /** An item as it stands, with its revision; null where the region has none of this code. */
  async itemOf(region: string, code: string): Promise<{ readonly life: KnownItem; readonly revision: number } | null> {
    const recorded = await this.ports.log.readStream(itemStream(region, code));
    const events = recorded.map((event) => decodeEvent<ItemEvent>(event, this.registry));
    const life = foldItem(events);
    return life.phase === 'unknown' ? null : { life, revision: events.at(-1)?.revision ?? 0 };
  }

  /** An item is found in the asker's region only; a proposal is what makes one. */
  private check({ act }: ItemCommand, events: Past, { code, tree }: ItemContext, asker: Asker): void {
    if (act !== 'propose' && events.length === 0) throw new ItemNotFound(code);
    if (!mayAct(asker, `${act}-item`, {}, tree)) throw new NotCatalogueManager(asker);
  }

  private contextOf({ unit, person }: Asker, code: string, now: Instant): ItemContext {
    const { tree } = this.ports.reference;
    const region = tree.regionOf(unit)?.code ?? '';
    const calendar = this.ports.reference.calendarOf(region);
    return { now, region, code, person, tree, calendar, zone: tree.timezoneOf(unit) ?? 'UTC' };
  }
}

function decided(command: ItemCommand, past: Past, context: ItemContext): ItemEvent {
  const decision = decideItem(command, foldItem(past), context);
  if (isItemRefusal(decision)) throw new ItemRefused(decision);
  return decision;
}
