import { RevisionPassed } from '#libs/kernel';
import { describe, expect, it } from '@jest/globals';
import { verifyChain } from '#libs/event-log';
import { OutcomeUnknown, type EventLog, type RecordedEvent } from '#libs/event-log/domain';
import { MemoryEventLog } from '#libs/event-log/testing';
import {
  asker,
  absences,
  calendar,
  counter,
  FAKU,
  handler,
  HEPING_MZ,
  itemVersion,
  RESIDENT_ID,
  tree,
} from '../../testing/index.js';
import { caseDesk, envelope } from '../../testing/desk.js';
import type { CommandEnvelope } from '#libs/kernel';
import { caseIdOf } from './case-desk.js';

const ONE = '11111111-1111-5111-8111-111111111111';
const TWO = '22222222-2222-5222-8222-222222222222';
const THREE = '33333333-3333-5333-8333-333333333333';
const body = { item: 'MZ-10', residentId: RESIDENT_ID, note: '行动不便' };
const caseId = caseIdOf(ONE);

const metadataOf = (event?: RecordedEvent) => JSON.parse(event?.metadata ?? '{}') as Record<string, unknown>;

/** A log whose first append is written and never answered. */
function losingAnswers(log: EventLog): EventLog {
  let lost = false;
  return Object.assign(Object.create(log) as EventLog, {
    async append(...args: Parameters<EventLog['append']>) {
      const appended = await log.append(...args);
      if (lost) return appended;
      lost = true;
      throw new OutcomeUnknown('the connection broke');
    },
  });
}

async function received() {
  const log = new MemoryEventLog();
  const desk = caseDesk(log);
  const result = await desk.begin(envelope(ONE, body), { act: 'receive', payload: body });
  return { log, desk, result };
}

describe('the desk of cases', () => {
  it('stores what was decided, its free texts sealed under the resident’s key and bound to their event', async () => {
    const { log, result } = await received();
    expect(result).toMatchObject({ id: caseId, revision: 0, replayed: false, state: { phase: 'received' } });
    const [event] = await log.readStream(`case-${caseId}`);
    expect(event?.data).not.toContain('行动不便');
    const { note } = JSON.parse(event?.data ?? '{}') as { note: { sealed: string; key: string } };
    expect(note.key).toBe(`resident-${RESIDENT_ID}`);
    expect([...note.sealed].reverse().join('')).toBe(`行动不便|${event?.id}|RequestReceived`);
    expect(metadataOf(event)).toMatchObject({ commandId: ONE, actor: { person: counter.person, unit: FAKU } });
  });

  it('answers a retry as the first time, whatever has happened since, and another body with an error', async () => {
    const { log, desk, result } = await received();
    await desk.act(envelope(TWO, {}), caseId, { act: 'accept', payload: {} });
    const again = await desk.begin(envelope(ONE, body), { act: 'receive', payload: body });
    expect(again).toEqual({ ...result, replayed: true });
    const other = { ...body, note: 'x' };
    await expect(desk.begin(envelope(ONE, other), { act: 'receive', payload: other })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await log.readStream(`case-${caseId}`)).toHaveLength(2);
  });

  it('answers a retried act although the case has gone on, before it looks at If-Match', async () => {
    const { desk } = await received();
    const accept = { act: 'accept', payload: {} } as const;
    const first = await desk.act(envelope(TWO, {}, { ifMatch: 0 }), caseId, accept);
    await desk.act(envelope(THREE, {}), caseId, { act: 'route', payload: {} });
    expect(await desk.act(envelope(TWO, {}, { ifMatch: 0 }), caseId, accept)).toEqual({ ...first, replayed: true });
  });

  it('answers a retried receipt although it would be refused today', async () => {
    const { log, result } = await received();
    const published = itemVersion('MZ-10');
    const suspended = published && { ...published, state: 'suspended' as const };
    const later = caseDesk(log, {
      reference: {
        tree,
        currentItem: () => suspended,
        itemVersion: () => published,
        calendarOf: () => calendar,
        absences,
      },
    });
    const again = await later.begin(envelope(ONE, body), { act: 'receive', payload: body });
    expect(again).toMatchObject({ id: caseId, revision: result.revision, replayed: true });
    await expect(later.begin(envelope(TWO, body), { act: 'receive', payload: body })).rejects.toMatchObject({
      code: 'item-suspended',
    });
  });

  it('checks 404, 403, 412 and 409 in this order', async () => {
    const { desk } = await received();
    const act = (more: Partial<CommandEnvelope>, id = caseId) =>
      desk.act(envelope(TWO, {}, more), id, { act: 'route', payload: {} });
    await expect(act({}, TWO)).rejects.toMatchObject({ code: 'case-not-found' });
    await expect(act({ asker: handler, ifMatch: 7 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(act({ ifMatch: 7 })).rejects.toBeInstanceOf(RevisionPassed);
    await expect(act({ ifMatch: 0 })).rejects.toMatchObject({ code: 'out-of-phase' });
  });

  it('decides a lost race again, so that two clerks do not accept twice', async () => {
    const { log, desk } = await received();
    const outcomes = await Promise.allSettled(
      [TWO, THREE].map((id) => desk.act(envelope(id, {}), caseId, { act: 'accept', payload: {} })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await log.readStream(`case-${caseId}`)).toHaveLength(2);
  });

  it('asks the stream after an append of unknown outcome', async () => {
    const log = new MemoryEventLog();
    const desk = caseDesk(losingAnswers(log));
    expect(await desk.begin(envelope(ONE, body), { act: 'receive', payload: body })).toMatchObject({ revision: 0 });
    expect(await log.readStream(`case-${caseId}`)).toHaveLength(1);
  });

  it('counts the refusal of a foreign counter once, in the book of the unit and the day', async () => {
    const log = new MemoryEventLog();
    const desk = caseDesk(log);
    const wedding = { item: 'MZ-16', residentId: RESIDENT_ID };
    for (const id of [ONE, ONE, TWO])
      await expect(desk.begin(envelope(id, wedding), { act: 'receive', payload: wedding })).rejects.toMatchObject({
        code: 'not-at-this-counter',
      });
    expect(await log.readStream(`refusals-${FAKU}-2026-09-14`)).toHaveLength(2);
    expect(await log.readStream(`case-${caseId}`)).toHaveLength(0);
  });

  it('brings in a case of a register at its times, in one append and once', async () => {
    const log = new MemoryEventLog();
    const desk = caseDesk(log);
    const importer = envelope(ONE, { row: 1 }, { asker: asker('import', '210100', 'import@210100'), origin: 'import' });
    const units = { receivingUnit: FAKU, homeUnit: FAKU, responsibleUnit: HEPING_MZ };
    const register = { due: '2011-07-08T12:00:00.000Z', channel: 'phone', foreignNumber: '1010', ...units };
    const opened = '2011-07-01T12:00:00.000Z';
    const ended = '2011-07-09T12:00:00.000Z';
    const steps = [
      {
        at: opened,
        command: { act: 'receive', payload: { item: 'MZ-10', residentId: null, register, note: '自由文本' } },
      },
      { at: opened, command: { act: 'accept', payload: {} } },
      { at: opened, command: { act: 'route', payload: {} } },
      { at: opened, command: { act: 'sign', payload: {} } },
      { at: ended, command: { act: 'decide', payload: { outcome: 'granted' } } },
      { at: ended, command: { act: 'fulfil', payload: {} } },
      { at: ended, command: { act: 'deliver', payload: { way: 'electronic' } } },
    ] as const;
    const first = await desk.bringIn(importer, steps);
    expect(first).toMatchObject({
      revision: 6,
      state: { phase: 'closed', origin: 'import', receivedAt: opened, closedAt: ended, sealKey: `case-${caseId}` },
    });
    expect(await desk.bringIn(importer, steps)).toMatchObject({ revision: 6, replayed: true });
    const events = await log.readStream(`case-${caseId}`);
    expect(verifyChain(events)).toBeNull();
    expect(new Set(events.map(({ id }) => id)).size).toBe(7);
    expect(events.map((event) => metadataOf(event).occurredAt)).toEqual([
      opened,
      opened,
      opened,
      opened,
      ended,
      ended,
      ended,
    ]);
    expect(metadataOf(events[0])).toMatchObject({
      origin: 'import',
      actor: { person: 'import@210100', role: 'import' },
    });
  });
});
