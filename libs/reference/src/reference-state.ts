import { Absences } from '#libs/access/domain';
import { Calendars, type WorkingCalendar } from '#libs/clocks/domain';
import { UnitTree } from '#libs/region/domain';
import { Catalogue, type ItemVersion } from '#libs/catalogue/domain';
import type { ReferenceEvent } from './reference-events.js';

/** Units, items and calendars of all regions, folded from their events. */
export class ReferenceState {
  readonly tree = new UnitTree();
  readonly catalogue = new Catalogue();
  readonly calendars = new Calendars();
  readonly absences = new Absences();

  apply(event: ReferenceEvent): void {
    switch (event.type) {
      case 'UnitOpened':
      case 'UnitRenamed':
      case 'UnitMoved':
      case 'UnitMerged':
      case 'UnitSplit':
      case 'UnitClosed':
      case 'UnitChangePlanned':
      case 'UnitPlanDropped':
        return this.tree.apply(event);
      case 'ItemProposed':
      case 'ItemAdmitted':
      case 'ItemPublished':
      case 'ItemRevised':
      case 'ItemSuspended':
      case 'ItemResumed':
      case 'ItemWithdrawalProposed':
      case 'ItemWithdrawn':
        return this.catalogue.apply(event);
      case 'CalendarAdopted':
      case 'CalendarYearPublished':
      case 'CounterHoursPublished':
        return this.calendars.apply(event);
      case 'AbsenceEntered':
      case 'AbsenceEnded':
        return this.absences.apply(event);
      default:
        event satisfies never;
    }
  }

  /** The version that a receipt today is received under; null for an unknown item. */
  currentItem(region: string, code: string): ItemVersion | null {
    return this.catalogue.item(region, code);
  }

  itemVersion(region: string, code: string, version: number): ItemVersion | null {
    return this.catalogue.version(region, code, version);
  }

  calendarOf(region: string): WorkingCalendar {
    return this.calendars.of(region);
  }
}
