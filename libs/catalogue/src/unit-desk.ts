import { createHash } from 'node:crypto';
import { mayAct, type Asker } from '#libs/access/domain';
import { localDateOf, type Instant } from '#libs/clocks/domain';
import { decodeEvent, EventRegistry, handleCommand, type CommandStamp } from '#libs/event-log';
import type { DecodedEvent, Position } from '#libs/event-log/domain';
import {
  decidePlanned,
  decideUnit,
  isUnitRefusal,
  UNIT_EVENTS,
  unitStream,
  type UnitCommand,
  type UnitEvent,
  type UnitRefusal,
  type UnitTree,
} from '#libs/region/domain';
import { nameUuid } from '#libs/runtime';
import type { CommandEnvelope } from '#libs/kernel';
import type { ItemDeskPorts } from './item-desk.js';
import { NotCatalogueManager } from './not-catalogue-manager.js';
import type { ReferenceData } from './reference-data.js';

/** A rule of the divisions forbids the act; nothing was written. */
export class UnitRefused extends Error {
  constructor(readonly refusal: UnitRefusal) {
    super(`refused: ${refusal.code}`);
  }
}

/** The region has no such unit. */
export class UnitNotFound extends Error {
  constructor(readonly unit: string) {
    super(`there is no unit ${unit}`);
  }
}

export interface UnitResult {
  readonly code: string;
  readonly revision: number;
  readonly position: Position;
}

export interface UnitDeskPorts extends Omit<ItemDeskPorts, 'reference'> {
  readonly reference: Pick<ReferenceData, 'tree' | 'reached'>;
}

const NAMESPACE = '0b1c9a52-7d3f-5b0e-8a61-2f0c8d7e4b19';
const BY_THE_CALENDAR = { person: 'timekeeper', role: 'system' } as const;

/**
 * Where units are opened, renamed, moved, merged, split and closed by the managers of their region. May throw `NotCatalogueManager`, `UnitNotFound`,
 * `UnitRefused`, those of `handleCommand`, and those of the event log.
 */
export class UnitDesk {
  private readonly registry = new EventRegistry(UNIT_EVENTS);

  constructor(private readonly ports: UnitDeskPorts) {}

  async carryOut(envelope: CommandEnvelope, code: string, command: UnitCommand): Promise<UnitResult> {
    const { clock, commandHmac } = this.ports;
    const { asker, commandId, correlationId, body, ifMatch } = envelope;
    const at = await clock.now();
    await this.knowEverything();
    const region = this.tree.regionOf(asker.unit)?.code ?? '';
    const stamp = { commandId, correlationId, commandHmac: commandHmac(body), at, actor: asker };
    return this.write(code, stamp, ifMatch ?? null, {
      check: () => this.check(command, code, region, asker),
      decide: () => {
        const decision = decideUnit(command, { code, region, today: this.today(region, at), tree: this.tree });
        if (isUnitRefusal(decision)) throw new UnitRefused(decision);
        return decision;
      },
    });
  }

  /** Makes happen what was announced for days that have come; where the last of it stands in the log, null where nothing was due. */
  async happenPlanned(now: Instant): Promise<Position | null> {
    let position: Position | null = null;
    for (const { code, on } of this.tree.planned()) {
      const region = this.tree.regionOf(code)?.code ?? '';
      const context = { code, region, today: this.today(region, now), tree: this.tree };
      if (on > context.today) continue;
      const commandId = nameUuid(NAMESPACE, `${code}@${on}`);
      const commandHmac = createHash('sha256').update(`${code}@${on}`).digest('hex');
      const stamp = {
        commandId,
        correlationId: commandId,
        commandHmac,
        at: now,
        actor: { ...BY_THE_CALENDAR, unit: region },
      };
      const event = decidePlanned(context);
      if (!event) continue;
      const done = await this.write(code, stamp, null, { check: () => undefined, decide: () => event });
      await this.ports.reference.reached(done.position);
      position = done.position;
    }
    return position;
  }

  /** What has happened to a unit, in order. */
  async history(code: string): Promise<readonly DecodedEvent<UnitEvent>[]> {
    const recorded = await this.ports.log.readStream(unitStream(code));
    return recorded.map((event) => decodeEvent<UnitEvent>(event, this.registry));
  }

  private get tree(): UnitTree {
    return this.ports.reference.tree;
  }

  /** Guards look at other units, too: what stands in the log must be known before they do. */
  private async knowEverything(): Promise<void> {
    const { log, reference } = this.ports;
    await reference.reached(await log.head());
  }

  private async write(
    code: string,
    stamp: CommandStamp,
    ifMatch: Parameters<typeof handleCommand>[1]['ifMatch'],
    { check, decide }: { check(): void; decide(): UnitEvent },
  ): Promise<UnitResult> {
    const { log } = this.ports;
    const { revision, position } = await handleCommand<UnitEvent>(
      { log, registry: this.registry },
      { stream: unitStream(code), stamp, ifMatch, check, decide: () => [decide()] },
    );
    return { code, revision, position };
  }

  private check({ act }: UnitCommand, code: string, region: string, asker: Asker): void {
    if (act !== 'open' && this.tree.regionOf(code)?.code !== region) throw new UnitNotFound(code);
    if (act !== 'open' && !this.tree.unit(code)) throw new UnitNotFound(code);
    if (!mayAct(asker, `${act}-unit`, {}, this.tree)) throw new NotCatalogueManager(asker);
  }

  private today(region: string, at: Instant): string {
    return localDateOf(at, this.tree.timezoneOf(region) ?? 'UTC');
  }
}
