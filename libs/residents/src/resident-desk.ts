import { localDateOf } from '#libs/clocks/domain';
import { EventRegistry } from '#libs/event-log';
import { Desk, type DeskPorts } from '#libs/kernel';
import { refuse, type Happening, type Hierarchy, type Refusal } from '#libs/kernel/domain';
import {
  changedPerson,
  isPlainText,
  numberOfAnother,
  RESIDENT_EVENTS,
  residentMatter,
  residentStream,
  type ResidentChange,
  type ResidentCommand,
  type ResidentContext,
  type ResidentEvent,
  type ResidentTypes,
} from './domain/index.js';
import type { Residents } from './open-residents.js';
import type { Records } from './records.js';

export interface ResidentDeskPorts extends Omit<DeskPorts, 'registry' | 'sealer'> {
  readonly reference: { readonly tree: Hierarchy };
}

/** Where records are corrected, moved and closed by death. */
export type ResidentDesk = Desk<ResidentTypes, ResidentCommand, ResidentEvent>;

export function openResidentDesk(
  { records, sealer }: Pick<Residents, 'records' | 'sealer'>,
  ports: ResidentDeskPorts,
): ResidentDesk {
  return new Desk<ResidentTypes, ResidentCommand, ResidentEvent>(
    {
      matter: residentMatter,
      streamOf: residentStream,
      isVisible: (state, { person, region }) =>
        person !== null && state.phase === 'registered' && state.region === region,
      async contextOf({ id, asker, now }, state) {
        const { tree } = ports.reference;
        const region = tree.regionOf(asker.unit)?.code ?? '';
        const today = localDateOf(now, tree.timezoneOf(asker.unit) ?? 'UTC');
        const revision = state.phase === 'registered' ? state.revision : -1;
        const record = revision < 0 ? null : await records.at(id, revision);
        // Somebody was faster between the stream and the vault: both are read again.
        if (record && record.revision > revision) return null;
        return { now, asker, tree, region, today, person: record?.person ?? null };
      },
      sealKeyOf: (state) => (state.phase === 'registered' ? state.subject : ''),
      cannotBeKept: (_before, happenings, context) => documentOfAnother(records, happenings, context),
      afterwards: (id) => records.follow(id),
    },
    { ...ports, sealer, registry: new EventRegistry(RESIDENT_EVENTS) },
  );
}

/** 一人一号: the document that the change brings with it is kept for this resident before the change is written. */
async function documentOfAnother(
  records: Records,
  happenings: readonly Happening<ResidentEvent>[],
  { person, region }: ResidentContext,
): Promise<Refusal | null> {
  for (const { event, stream } of happenings) {
    if (event.type === 'ResidentRegistered' || !isPlainText(event.data.change) || !person) continue;
    const after = changedPerson(person, JSON.parse(event.data.change.plain) as ResidentChange);
    if (!(await records.reserve(stream.slice(residentStream('').length), region, after)))
      return refuse(numberOfAnother);
  }
  return null;
}
