import { mayAct, type Asker } from '#libs/access/domain';
import {
  CALENDAR_EVENTS,
  calendarStreamOf,
  checkNotice,
  checkOtherDays,
  localDateOf,
  yearOf,
  type CalendarEvent,
  type CalendarKind,
  type CalendarYearPublished,
  type CounterHoursPublished,
  type Instant,
  type NoticeError,
} from '#libs/clocks/domain';
import { EventRegistry, handleCommand } from '#libs/event-log';
import type { Position } from '#libs/event-log/domain';
import type { CommandEnvelope } from '#libs/kernel';
import type { ItemDeskPorts } from './item-desk.js';
import { NotCatalogueManager } from './not-catalogue-manager.js';

/** A notice as its manager writes it: the dates of one year. */
export type NoticeToPublish = Omit<CalendarYearPublished['data'], 'region' | 'loadedAt'>;

export type HoursToPublish = Omit<CounterHoursPublished['data'], 'region'>;

/** Dates of the notice cannot stand; nothing was written. */
export class NoticeRefused extends Error {
  constructor(readonly errors: readonly NoticeError[]) {
    super('a notice with dates that cannot stand');
  }
}

/**
 * Where the notices of holidays are published (国务院办公厅关于节假日安排的通知), and when the counters are open. A further one replaces it whole. May throw
 * `NotCatalogueManager`, `NoticeRefused`, those of `handleCommand`, and those of the event log.
 */
export class CalendarDesk {
  private readonly registry = new EventRegistry(CALENDAR_EVENTS);

  constructor(private readonly ports: ItemDeskPorts) {}

  async publish(envelope: CommandEnvelope, notice: NoticeToPublish): Promise<{ readonly position: Position }> {
    const check = (thisYear: number) => checkNotice(notice, { kind: this.kindOf(envelope.asker), thisYear });
    return this.write(envelope, check, (region, loadedAt) => ({
      type: 'CalendarYearPublished',
      data: { ...notice, region, loadedAt },
    }));
  }

  /** Whether the asker may publish the notice, and whether it may stand; throws as `publish` does, and writes nothing. */
  async judge(asker: Asker, notice: NoticeToPublish): Promise<void> {
    this.check(asker);
    const errors = checkNotice(notice, {
      kind: this.kindOf(asker),
      thisYear: this.yearOf(asker, await this.ports.clock.now()),
    });
    if (errors.length > 0) throw new NoticeRefused(errors);
  }

  /** 办公时间: when the counters of the asker's region are open, or that of one unit, from now on. */
  async publishHours(envelope: CommandEnvelope, hours: HoursToPublish): Promise<{ readonly position: Position }> {
    const check = (thisYear: number) => checkOtherDays(hours.otherDays, thisYear);
    return this.write(envelope, check, (region) => ({ type: 'CounterHoursPublished', data: { ...hours, region } }));
  }

  private async write(
    { asker, commandId, correlationId, body, ifMatch }: CommandEnvelope,
    errorsBy: (thisYear: number) => readonly NoticeError[],
    eventOf: (region: string, at: Instant) => CalendarEvent,
  ): Promise<{ readonly position: Position }> {
    const { log, clock, commandHmac, reference } = this.ports;
    const region = reference.tree.regionOf(asker.unit)?.code ?? '';
    const at = await clock.now();
    const event = eventOf(region, at);
    return handleCommand<CalendarEvent>(
      { log, registry: this.registry },
      {
        stream: calendarStreamOf(event),
        stamp: { commandId, correlationId, commandHmac: commandHmac(body), at, actor: asker },
        ifMatch: ifMatch ?? null,
        check: () => this.check(asker),
        decide: () => {
          const errors = errorsBy(this.yearOf(asker, at));
          if (errors.length > 0) throw new NoticeRefused(errors);
          return [event];
        },
      },
    );
  }

  private kindOf({ unit }: Asker): CalendarKind {
    const { tree, calendars } = this.ports.reference;
    return calendars.of(tree.regionOf(unit)?.code ?? '').kind;
  }

  private yearOf({ unit }: Asker, now: Instant): number {
    return yearOf(localDateOf(now, this.ports.reference.tree.timezoneOf(unit) ?? 'UTC'));
  }

  private check(asker: Asker): void {
    if (!mayAct(asker, 'publish-calendar', {}, this.ports.reference.tree)) throw new NotCatalogueManager(asker);
  }
}
