import { notDueYet } from '#libs/case';
import { MatterNotFound } from '#libs/kernel';

import { describe, expect, it } from '@jest/globals';
import { caseIdOf, type CaseDesk } from '#libs/case';
import { CommandRefused } from '#libs/kernel';
import { nextFiring } from '#libs/case';
import { refuse } from '#libs/kernel/domain';
import { calendar, caseDesk, envelope, NOON, RESIDENT_ID } from '#libs/case/testing';
import { verifyChain } from '#libs/event-log';
import { LogUnavailable, OutcomeUnknown, type EventLog } from '#libs/event-log/domain';
import { MemoryEventLog } from '#libs/event-log/testing';
import { nameUuid, type Logger } from '#libs/runtime';
import type { StuckCase } from '#libs/read-models';
import { Timekeeper } from './timekeeper.js';

const LATER = '2027-06-01T00:00:00.000Z';
const COMMANDS = ['a', 'b', 'c'].map((name) => nameUuid('11111111-1111-5111-8111-111111111111', name));
const CASES = COMMANDS.map(caseIdOf);
const signal = new AbortController().signal;

/** Three cases that nobody has done anything about, and the errors that are told of them. */
async function neglected() {
  const log = new MemoryEventLog();
  const errors: unknown[] = [];
  const signs: (readonly StuckCase[])[] = [];
  const body = { item: 'MZ-10', residentId: RESIDENT_ID };
  for (const command of COMMANDS) {
    const desk = caseDesk(log);
    await desk.begin(envelope(command, body), { act: 'receive', payload: body });
    await desk.bringInLater(envelope(nameUuid(command, 'accept'), {}), caseIdOf(command), [
      { command: { act: 'accept', payload: {} }, at: NOON },
    ]);
  }
  const logger = { debug: () => undefined, error: (what: unknown) => errors.push(what) };
  const keeper = (through: EventLog = log, change: (desk: CaseDesk) => Partial<CaseDesk> = () => ({})) => {
    const desk = caseDesk(through);
    const dueFirings = async (_schema: string, now: string) => {
      const due: string[] = [];
      for (const caseId of CASES) {
        const state = await desk.stateOf(caseId);
        const next = state && nextFiring(state, calendar);
        if (next && next <= now) due.push(caseId);
      }
      return due;
    };
    return new Timekeeper({
      log,
      reference: { calendarOf: () => calendar, reached: () => Promise.resolve() },
      units: { happenPlanned: () => Promise.resolve(null) },
      desk: {
        standing: (id) => desk.standing(id),
        bringInLater: (...all) => desk.bringInLater(...all),
        ...change(desk),
      },
      gate: { enter: async () => ({ schemas: {}, position: await log.head() }) },
      cases: { dueFirings },
      books: { dueFirings: () => Promise.resolve([]), fireAll: () => Promise.resolve(null) },
      consequences: { concerned: () => Promise.resolve([]), next: () => null, isBehind: false },
      clock: { now: () => Promise.resolve(LATER) },
      logger: logger as unknown as Logger,
      sign: (stuck) => Promise.resolve(void signs.push(stuck)),
    });
  };
  const histories = () => Promise.all(CASES.map((caseId) => log.readStream(`case-${caseId}`)));
  const fired = async () =>
    (await histories()).map((events) =>
      events
        .filter(({ metadata }) => metadata.includes('"timekeeper"'))
        .map(({ type, metadata }) => `${(JSON.parse(metadata) as { occurredAt: string }).occurredAt} ${type}`),
    );
  return { log, keeper, fired, histories, errors, signs };
}

describe('the timekeeper', () => {
  it('fires each thing once and in order, whether it works alone, beside another one, or again from the beginning', async () => {
    const alone = await neglected();
    await alone.keeper().round(signal);
    const expected = await alone.fired();
    expect(expected[0]?.length).toBeGreaterThan(4);
    for (const each of expected) {
      const times = each.map((firing) => firing.slice(0, LATER.length));
      expect([...times].sort()).toEqual(times);
    }

    const { keeper, fired, histories, errors } = await neglected();
    await Promise.all([keeper().round(signal), keeper().round(signal), keeper().round(signal)]);
    await keeper().round(signal);
    expect(await fired()).toEqual(expected);
    for (const events of await histories()) expect(verifyChain(events)).toBeNull();
    expect(errors).toEqual([]);
  });

  it('goes on after an answer that was lost, and does nothing twice', async () => {
    const { log, keeper, fired } = await neglected();
    let appends = 0;
    const lossy = Object.assign(Object.create(log) as EventLog, {
      async append(...args: Parameters<EventLog['append']>) {
        const appended = await log.append(...args);
        appends += 1;
        if (appends % 3 === 0) throw new OutcomeUnknown('the connection broke');
        return appended;
      },
    });
    await keeper(lossy).round(signal);
    await keeper().round(signal);
    const reference = await neglected();
    await reference.keeper().round(signal);
    expect(await fired()).toEqual(await reference.fired());
  });

  it('tells of what is refused again and again, and goes on', async () => {
    const { keeper, fired, errors, signs } = await neglected();
    const refused = new CommandRefused(refuse(notDueYet, { date: '2026-09-30' }));
    await keeper(undefined, () => ({ bringInLater: () => Promise.reject(refused) })).round(signal);
    expect(errors).toEqual([{ cases: signs.at(-1), total: 3 }]);
    expect(
      signs
        .at(-1)
        ?.map(({ caseId }) => caseId)
        .sort(),
    ).toEqual([...CASES].sort());
    expect((await fired()).flat()).toEqual([]);
  });

  it.each([
    ['cannot be read', { standing: () => Promise.reject(new Error('event Mystery is not registered')) }],
    ['cannot be computed', { bringInLater: () => Promise.reject(new RangeError('no such date')) }],
    ['is not there', { standing: () => Promise.reject(new MatterNotFound('case', '?')) }],
  ] as const)('a case that %s stops no other', async (_, broken) => {
    const { keeper, fired, signs } = await neglected();
    const sick = CASES[1] ?? '';
    const one = keeper(undefined, (desk) => ({
      standing: (id) => (id === sick && 'standing' in broken ? broken.standing() : desk.standing(id)),
      bringInLater: (envelope, id, steps) =>
        id === sick && 'bringInLater' in broken ? broken.bringInLater() : desk.bringInLater(envelope, id, steps),
    }));
    await one.round(signal);
    const [first, second, third] = await fired();
    expect([first?.length, third?.length].every((count) => (count ?? 0) > 4)).toBe(true);
    expect(second).toEqual([]);
    expect(signs.at(-1)?.map(({ caseId }) => caseId)).toEqual([sick]);
  });

  it('waits for a log that is away, and gives no case up for it', async () => {
    const { keeper, signs } = await neglected();
    const away = () => Promise.reject(new LogUnavailable('away'));
    await expect(keeper(undefined, () => ({ standing: away })).round(signal)).rejects.toThrow(LogUnavailable);
    expect(signs.flat()).toEqual([]);
  });
});
