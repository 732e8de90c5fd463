import { mayAct, type Asker } from '#libs/access/domain';
import {
  CALENDAR_EVENTS,
  CALENDAR_STREAM_PREFIX,
  checkNotice,
  type CalendarEvent,
  type CalendarYearPublished,
  type CounterHoursPublished,
  type Instant,
  type NoticeError,
} from '#libs/clocks/domain';
import { EventRegistry, handleCommand } from '#libs/event-log';
import type { Position } from '#libs/event-log/domain';
import { NotCatalogueManager, type ItemDeskPorts, type ItemEnvelope } from './item-desk.js';

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

  async publish(envelope: ItemEnvelope, notice: NoticeToPublish): Promise<{ readonly position: Position }> {
    return this.write(
      envelope,
      (region, loadedAt) => {
        const errors = checkNotice(notice);
        if (errors.length > 0) throw new NoticeRefused(errors);
        return { type: 'CalendarYearPublished', data: { ...notice, region, loadedAt } };
      },
      `${notice.year}`,
    );
  }

  /** 办公时间: when the counters of the asker's region are open, from now on. */
  async publishHours(envelope: ItemEnvelope, hours: HoursToPublish): Promise<{ readonly position: Position }> {
    return this.write(
      envelope,
      (region) => ({ type: 'CounterHoursPublished', data: { ...hours, region } }),
      'counters',
    );
  }

  private async write(
    { asker, commandId, correlationId, body, ifMatch }: ItemEnvelope,
    eventOf: (region: string, at: Instant) => CalendarEvent,
    of: string,
  ): Promise<{ readonly position: Position }> {
    const { log, clock, commandHmac, reference } = this.ports;
    const region = reference.tree.regionOf(asker.unit)?.code ?? '';
    const at = await clock.now();
    return handleCommand<CalendarEvent>(
      { log, registry: this.registry },
      {
        stream: `${CALENDAR_STREAM_PREFIX}${region}-${of}`,
        stamp: { commandId, correlationId, commandHmac: commandHmac(body), at, actor: asker },
        ifMatch: ifMatch ?? null,
        check: () => this.check(asker),
        decide: () => [eventOf(region, at)],
      },
    );
  }

  private check(asker: Asker): void {
    if (!mayAct(asker, 'publish-calendar', {}, this.ports.reference.tree)) throw new NotCatalogueManager(asker);
  }
}
