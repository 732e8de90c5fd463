import { mayAct, type Asker } from '#libs/access/domain';
import {
  CALENDAR_EVENTS,
  calendarStreamOf,
  checkNotice,
  type CalendarEvent,
  type CalendarYearPublished,
  type NoticeError,
} from '#libs/clocks/domain';
import { EventRegistry, handleCommand } from '#libs/event-log';
import type { Position } from '#libs/event-log/domain';
import { NotCatalogueManager, type ItemDeskPorts, type ItemEnvelope } from './item-desk.js';

/** A notice as its manager writes it: the dates of one year. */
export type NoticeToPublish = Omit<CalendarYearPublished['data'], 'region' | 'loadedAt'>;

/** Dates of the notice cannot stand; nothing was written. */
export class NoticeRefused extends Error {
  constructor(readonly errors: readonly NoticeError[]) {
    super('a notice with dates that cannot stand');
  }
}

/**
 * Where the notices of holidays are published (国务院办公厅关于节假日安排的通知). A further one for the same year replaces it whole. May throw
 * `NotCatalogueManager`, `NoticeRefused`, those of `handleCommand`, and those of the event log.
 */
export class CalendarDesk {
  private readonly registry = new EventRegistry(CALENDAR_EVENTS);

  constructor(private readonly ports: ItemDeskPorts) {}

  async publish(envelope: ItemEnvelope, notice: NoticeToPublish): Promise<{ readonly position: Position }> {
    const { log, clock, commandHmac, reference } = this.ports;
    const { asker, commandId, correlationId, body, ifMatch } = envelope;
    const region = reference.tree.regionOf(asker.unit)?.code ?? '';
    const at = await clock.now();
    const event: CalendarEvent = { type: 'CalendarYearPublished', data: { ...notice, region, loadedAt: at } };
    return handleCommand<CalendarEvent>(
      { log, registry: this.registry },
      {
        stream: calendarStreamOf(event),
        stamp: { commandId, correlationId, commandHmac: commandHmac(body), at, actor: asker },
        ifMatch: ifMatch ?? null,
        check: () => this.check(asker),
        decide: () => {
          const errors = checkNotice(notice);
          if (errors.length > 0) throw new NoticeRefused(errors);
          return [event];
        },
      },
    );
  }

  private check(asker: Asker): void {
    if (!mayAct(asker, 'publish-calendar', {}, this.ports.reference.tree)) throw new NotCatalogueManager(asker);
  }
}
