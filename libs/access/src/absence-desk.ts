import { localDateOf } from '#libs/clocks/domain';
import { EventRegistry } from '#libs/event-log';
import { Desk, type DeskPorts } from '#libs/kernel';
import type { Hierarchy } from '#libs/kernel/domain';
import {
  ABSENCE_EVENTS,
  absenceMatter,
  absenceStream,
  type AbsenceCommand,
  type AbsenceEvent,
  type AbsenceTypes,
} from './domain/index.js';

export interface AbsenceDeskPorts extends Omit<DeskPorts, 'registry' | 'sealer'> {
  readonly reference: { readonly tree: Hierarchy };
}

/** Where it is said who of a unit is away and who stands in. Its ids are those of units. */
export type AbsenceDesk = Desk<AbsenceTypes, AbsenceCommand, AbsenceEvent>;

export function openAbsenceDesk(ports: AbsenceDeskPorts): AbsenceDesk {
  return new Desk<AbsenceTypes, AbsenceCommand, AbsenceEvent>(
    {
      matter: absenceMatter,
      streamOf: absenceStream,
      isVisible: () => true,
      contextOf({ id: unit, asker, now }) {
        const { tree } = ports.reference;
        const today = localDateOf(now, tree.timezoneOf(unit) ?? 'UTC');
        return Promise.resolve({ now, asker, tree, unit, today });
      },
    },
    { ...ports, registry: new EventRegistry(ABSENCE_EVENTS) },
  );
}
