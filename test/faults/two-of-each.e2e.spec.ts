import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Fleet } from '../kit/fleet.js';
import { Desk, identityNumber, type Body, type Brief } from '../kit/http.js';
import { until } from '../kit/until.js';
import { AUTHORITY, COUNTER, expectCounted, expectEachOnce, requestFrom } from './acknowledged.js';
import { Clerk, type Acknowledged } from './clerk.js';
import { Owners } from './owners.js';

const START = '2026-03-02T09:00:00+08:00';
/** A community whose own cases nobody works on, so that they fall due. */
const NEGLIGENT = '210102001005';
const NEGLECTED = 12;
/** A community beside that for whose people the clerks work. */
const NEIGHBOUR = '210102001003';
const FIRED = ['ClockWarned', 'ClockWarned', 'ClockExpired', 'CaseEscalated', 'CaseEscalated', 'CaseEscalated'];

describe('two APIs, two projectors and two timekeepers over one database', () => {
  let fleet: Fleet;
  let owners: Owners;
  let counters: Desk[];
  let handlers: Desk[];
  let clerks: Clerk[];

  beforeAll(async () => {
    // In production no clock stands still.
    fleet = await Fleet.open({ NODE_ENV: 'test', TONGBAN_CLOCK: `manual:${START}` });
    expect(await fleet.setUp()).toMatchObject({ code: 0 });
    owners = await Owners.of(fleet.databaseUrl);
    await fleet.start('timekeeper-1', 'projector-1', 'projector-2', 'api-1', 'api-2');
    await until('the first timekeeper works', async () => (await owners.timekeeper()) > 0);
    await fleet.start('timekeeper-2');
    const doors = ['api-1', 'api-2'].map((name) => fleet.door(name));
    counters = await Promise.all(doors.map((door) => Desk.of(door, 'universal-counter', COUNTER)));
    handlers = await Promise.all(doors.map((door) => Desk.of(door, 'case-handler', AUTHORITY)));
    const request = await requestFrom(at(counters, 0));
    // Each case through one API, through the other, and handed from one to the other.
    clerks = [0, 1, 2, 3].map(
      (way) => new Clerk({ counter: at(counters, way % 2), handler: at(handlers, way < 2 ? way : 3 - way) }, request),
    );
    owners.watch();
  });
  afterAll(async () => {
    await owners?.close();
    await fleet?.close();
  });

  const acknowledged = (): readonly Acknowledged[] => clerks.flatMap((clerk) => clerk.acknowledged);
  /** The clerks take requests until all of it has happened. */
  const whileClerksWork = async (happens: () => Promise<void>): Promise<void> => {
    let working = true;
    const all = Promise.all(clerks.map((clerk) => clerk.work(() => working)));
    await Promise.race([happens(), all]).finally(() => (working = false));
    await all;
  };
  const someMore = (): Promise<void> => {
    const before = acknowledged().length;
    return until('clerks get answers', () => acknowledged().length > before + 30);
  };
  const ownerOf = async (projection: string): Promise<string> =>
    fleet.nameOf((await owners.projectors()).get(projection) ?? 0);
  const ownsNothing = async (name: string): Promise<boolean> => {
    const pids = [...(await owners.projectors()).values()];
    return pids.every((pid) => pid > 0 && pid !== fleet.pid(name));
  };

  it('lose nothing of what clerks do through both APIs at once', async () => {
    await whileClerksWork(someMore);
    await expectAllThere();
  });

  it('let one of two who act on one case through different APIs win, and tell the other; a retry at the other API is a retry', async () => {
    const another = await requestFrom(at(counters, 0), NEIGHBOUR);
    for (let round = 0; round < 6; round += 1) {
      const { caseId } = await at(counters, round % 2).receive(another);
      const acts = ['accept', 'route'] as const;
      for (const act of acts) {
        const both = await Promise.all(counters.map((desk) => desk.act(caseId, act, {}, { 'if-match': '"0"' })));
        const expected = act === 'accept' ? [200, 412] : [412, 412];
        expect(both.map(({ status }) => status).sort()).toEqual(expected);
      }
      const key = { 'idempotency-key': `route ${round}` };
      const same = await Promise.all(counters.map((desk) => desk.act(caseId, 'route', {}, key)));
      expect(same.map(({ status, etag }) => [status, etag])).toEqual([
        [200, '"2"'],
        [200, '"2"'],
      ]);
      const { body } = await at(counters, 1).get(`/v1/cases/${caseId}/timeline`);
      const types = (body.items as Body[]).map(({ type }) => type);
      expect(types).toEqual(['RequestReceived', 'RequestAccepted', 'CaseRouted']);
    }
  });

  it('go on when the projector that works is killed: the other takes everything over', async () => {
    const owner = await ownerOf('cases');
    await whileClerksWork(async () => {
      await fleet.send(owner, 'SIGKILL');
      await until(`${owner} owns nothing any more`, () => ownsNothing(owner));
      await someMore();
    });
    await expectAllThere();
    await fleet.start(owner);
  });

  it('keep a projector out that slept while the other took its work over, and let it work again when the other is gone', async () => {
    await whileClerksWork(async () => {
      const sleeper = await ownerOf('boards');
      const other = sleeper === 'projector-1' ? 'projector-2' : 'projector-1';
      await fleet.send(sleeper, 'SIGSTOP');
      await until(`${sleeper} owns nothing any more`, () => ownsNothing(sleeper));
      await someMore();
      await fleet.send(sleeper, 'SIGCONT');
      await someMore();
      expect([await ownsNothing(sleeper), fleet.isRunning(sleeper)]).toEqual([true, true]);
      await fleet.send(other, 'SIGKILL');
      await until(`${other} owns nothing any more`, () => ownsNothing(other));
      await someMore();
    });
    await expectAllThere();
  });

  it('fire what falls due when the timekeeper that works is killed or sleeps, and nothing twice', async () => {
    const cases = await neglected();
    await moveTo('2026-03-06T00:00:00+08:00', () => fleet.send('timekeeper-1', 'SIGKILL'));
    await until('the second works', async () => (await owners.timekeeper()) > 0);
    await fleet.start('timekeeper-1');
    await moveTo('2026-03-10T00:00:00+08:00', () => fleet.send('timekeeper-2', 'SIGSTOP'));
    await fleet.send('timekeeper-2', 'SIGCONT');
    await moveTo('2026-04-30T09:00:00+08:00', () => fleet.send('timekeeper-1', 'SIGKILL'));
    for (const caseId of cases) {
      const { body } = await at(counters, 0).get(`/v1/cases/${caseId}/timeline`);
      const fired = (body.items as (Body & { actor: Body })[]).filter(({ actor }) => actor.role === 'system');
      expect(fired.map(({ type }) => type)).toEqual(FIRED);
    }
  });

  it('prove that every chain is whole and every board is a recount of the log; no checkpoint ever went back', async () => {
    expect(await fleet.cli(['verify'])).toEqual({ code: 0, said: expect.stringContaining('Proven') });
    expect(owners.wentBack).toEqual([]);
  });

  /** Both APIs show everything that was acknowledged, by either of them. */
  async function expectAllThere(): Promise<void> {
    await expectEachOnce(at(counters, 1), acknowledged());
    for (const desk of counters) await expectCounted(desk, acknowledged());
  }

  /** Cases that were accepted and then left. */
  async function neglected(): Promise<string[]> {
    const desks = await Promise.all(
      ['api-1', 'api-2'].map((name) => Desk.of(fleet.door(name), 'universal-counter', NEGLIGENT)),
    );
    const units = { householdUnit: NEGLIGENT, residenceUnit: NEGLIGENT };
    const person = { name: '李芳', identityNumber: identityNumber('19500101', '124'), ...units };
    const residentId = await at(desks, 0).register(person);
    const accepted = async (number: number): Promise<string> => {
      const { caseId }: Brief = await at(desks, number % 2).receive({ item: 'SQ-02', residentId });
      expect((await at(desks, (number + 1) % 2).act(caseId, 'accept')).status).toBe(200);
      return caseId;
    };
    return Promise.all(Array.from({ length: NEGLECTED }, (_, number) => accepted(number)));
  }

  /** Moves the clock, which answers when everything that falls due has happened, while something else does. */
  async function moveTo(now: string, meanwhile: () => Promise<void>): Promise<void> {
    const operator = await Desk.of(fleet.door('api-2'), 'operator', '210100');
    const moving = operator.send('PUT', '/v1/clock', JSON.stringify({ now }), { 'content-type': 'application/json' });
    await meanwhile();
    expect((await moving).status).toBe(200);
  }
});

function at<T>(all: readonly T[], index: number): T {
  const one = all[index];
  if (one === undefined) throw new Error(`there is no number ${index}`);
  return one;
}
