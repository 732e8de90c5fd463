import { describe, expect, it } from '@jest/globals';
import { EventRegistry, verifyChain } from '#libs/event-log';
import { OutcomeUnknown, type EventLog } from '#libs/event-log/domain';
import { MemoryEventLog } from '#libs/event-log/testing';
import { visitMatter, type VisitCommand, type VisitEvent, type VisitTypes } from '../../testing/index.js';
import { eventTypesOf, refuse, refusal, type Asker, type Hierarchy } from '../domain/index.js';
import type { Aggregate, CommandEnvelope } from './aggregate.js';
import { commandHmac } from './command-hmac.js';
import { Desk, idBegunBy } from './desk.js';
import { Desks, Perform, PerformHandler } from './perform.js';

const UNIT = '210102001001';
const ONE = '11111111-1111-5111-8111-111111111111';
const TWO = '22222222-2222-5222-8222-222222222222';
const THREE = '33333333-3333-5333-8333-333333333333';
const tree: Hierarchy = {
  isWithin: (code, ancestor) => code.startsWith(ancestor),
  districtOf: (code) => code.slice(0, 6),
  divisionOf: (code) => ({ code }),
  regionOf: () => ({ code: '210100' }),
  timezoneOf: () => 'Asia/Shanghai',
};
const handler: Asker = { person: 'li', role: 'case-handler', unit: UNIT };
const clerk: Asker = { person: 'wang', role: 'intake-clerk', unit: UNIT };
const stranger: Asker = { person: 'zhao', role: 'case-handler', unit: '210103001001' };

const envelope = (commandId: string, body: unknown, more: Partial<CommandEnvelope> = {}): CommandEnvelope => ({
  ...{ commandId, body, asker: handler, correlationId: commandId },
  ...more,
});

type Hooks = Partial<Aggregate<VisitTypes, VisitCommand, VisitEvent>>;

function deskOn(log: EventLog, hooks: Hooks = {}) {
  return new Desk<VisitTypes, VisitCommand, VisitEvent>(
    {
      matter: visitMatter,
      streamOf: (id) => `visit-${id}`,
      isVisible: (state, { asker }) => state.phase !== 'none' && state.unit === asker.unit,
      contextOf: ({ asker, now }) => Promise.resolve({ asker, now, tree }),
      sealKeyOf: () => 'case-visit',
      ...hooks,
    },
    {
      log,
      registry: new EventRegistry(eventTypesOf(visitMatter)),
      clock: { now: () => Promise.resolve('2026-09-14T01:00:00.000Z') },
      commandHmac: commandHmac(Buffer.from('a key of specs')),
      sealer: {
        seal: (key, texts) => Promise.resolve(texts.map(({ text }) => ({ sealed: `〈${text.length}〉`, key }))),
      },
    },
  );
}

const book = (on = '2026-09-14') => ({ act: 'book', payload: { on } }) as const;
const visit = { act: 'visit', payload: { found: '一切安好' } } as const;

async function booked(on?: string, hooks?: Hooks) {
  const log = new MemoryEventLog();
  const desk = deskOn(log, hooks);
  const { id } = await desk.begin(envelope(ONE, book(on).payload), book(on));
  return { log, desk, id };
}

describe('a matter on the kernel', () => {
  it('is begun, acted on and told in both languages', async () => {
    const { log, desk, id } = await booked();
    expect(await desk.act(envelope(TWO, {}), id, visit)).toMatchObject({ revision: 1, state: { phase: 'visited' } });
    expect(await desk.standing(id)).toMatchObject({ revision: 1, state: { phase: 'visited' } });
    expect(verifyChain(await log.readStream(`visit-${id}`))).toBeNull();
    const naming = {
      unit: () => '某社区',
      item: String,
      material: String,
      word: (_kind: string, code: string) => code,
    };
    const event = { type: 'VisitMade', data: { found: '一切安好' } } as const;
    expect(visitMatter.describe(event, { ...naming, language: 'zh' })).toBe('已上门：一切安好。');
    expect(visitMatter.describe({ ...event, data: { found: null } }, { ...naming, language: 'en' })).toBe(
      'The visit was made.',
    );
  });

  it('seals its free texts before they are written', async () => {
    const { log, desk, id } = await booked();
    await desk.act(envelope(TWO, {}), id, visit);
    const [, made] = await log.readStream(`visit-${id}`);
    expect(JSON.parse(made?.data ?? '{}')).toEqual({ found: { sealed: '〈4〉', key: 'case-visit' } });
  });

  it('refuses with the rule, and writes nothing', async () => {
    const { log, desk, id } = await booked('2026-09-20');
    await expect(desk.act(envelope(TWO, {}), id, visit)).rejects.toMatchObject({
      refusal: { code: 'visit-too-early', kind: 'rule', params: { on: '2026-09-20' } },
    });
    await expect(desk.begin(envelope(THREE, {}), book('2026-09-01'))).rejects.toMatchObject({
      refusal: { code: 'visit-day-passed', field: '/on' },
    });
    expect(await log.readStream(`visit-${id}`)).toHaveLength(1);
  });

  it('answers a retry as the first time, and another body under its key not at all', async () => {
    const { log, desk, id } = await booked();
    await desk.act(envelope(TWO, {}), id, visit);
    const again = await desk.begin(envelope(ONE, book().payload), book());
    expect(again).toMatchObject({ id, revision: 0, replayed: true, state: { phase: 'booked' } });
    await expect(desk.begin(envelope(ONE, { on: 'x' }), book())).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await log.readStream(`visit-${id}`)).toHaveLength(2);
  });

  it('checks 404, 403, 412 and 409 in this order', async () => {
    const { desk, id } = await booked('2026-09-20');
    const act = (more: Partial<CommandEnvelope>, at = id) => desk.act(envelope(TWO, {}, more), at, visit);
    await expect(act({}, TWO)).rejects.toMatchObject({ code: 'visit-not-found' });
    await expect(act({ asker: stranger })).rejects.toMatchObject({ code: 'visit-not-found' });
    await expect(act({ asker: clerk, ifMatch: 7 })).rejects.toMatchObject({ code: 'visit-not-allowed' });
    await expect(act({ ifMatch: 7 })).rejects.toMatchObject({ code: 'revision-passed' });
    await expect(act({ ifMatch: 0 })).rejects.toMatchObject({ code: 'visit-too-early' });
  });

  it('decides a lost race again on what the winner left', async () => {
    const { log, desk, id } = await booked();
    const outcomes = await Promise.allSettled([TWO, THREE].map((key) => desk.act(envelope(key, {}), id, visit)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'visit-over' } });
    expect(await log.readStream(`visit-${id}`)).toHaveLength(2);
  });

  it('asks the stream where the answer to an append was lost', async () => {
    const log = new MemoryEventLog();
    let lost = false;
    const losing = Object.assign(Object.create(log) as EventLog, {
      async append(...args: Parameters<EventLog['append']>) {
        const appended = await log.append(...args);
        if (lost) return appended;
        lost = true;
        throw new OutcomeUnknown('the connection broke');
      },
    });
    const { id } = await deskOn(losing).begin(envelope(ONE, {}), book());
    expect(await log.readStream(`visit-${id}`)).toHaveLength(1);
  });

  it('writes nothing that cannot be kept', async () => {
    const full = refusal('diary-full', {
      rule: '上门服务规程',
      title: { zh: '已满', en: 'Full' },
      detail: { zh: '请另约。', en: 'Choose another.' },
    });
    const log = new MemoryEventLog();
    const desk = deskOn(log, { cannotBeKept: () => refuse(full) });
    await expect(desk.begin(envelope(ONE, {}), book())).rejects.toMatchObject({ code: 'diary-full' });
    expect(await log.readStream(`visit-${idBegunBy(ONE, 'visit')}`)).toEqual([]);
  });

  it('is read again where what lies beside its stream knows more', async () => {
    let looks = 0;
    const contextOf: Hooks['contextOf'] = ({ asker, now }) =>
      Promise.resolve((looks += 1) < 3 ? null : { asker, now, tree });
    const { id } = await booked(undefined, { contextOf });
    expect([looks, id]).toEqual([3, idBegunBy(ONE, 'visit')]);
  });

  it('is answered when what follows its stream has followed, a retry too', async () => {
    const followed: string[] = [];
    const afterwards = (id: string) => Promise.resolve(void followed.push(id));
    const { desk, id } = await booked(undefined, { afterwards });
    await desk.begin(envelope(ONE, book().payload), book());
    expect(followed).toEqual([id, id]);
  });

  it('is reached through one command, by the name of the matter', async () => {
    const { desk, id } = await booked();
    const perform = new PerformHandler(new Desks().add(desk));
    const recall = { act: 'recall', payload: { note: '下次带表' } };
    const command = new Perform('visit', id, recall, envelope(TWO, {}));
    expect(await perform.execute(command)).toMatchObject({ id, revision: 1 });
    await expect(async () => perform.execute(new Perform('feast', id, recall, envelope(THREE, {})))).rejects.toThrow(
      'there is no desk for feast',
    );
  });
});

describe('what is folded from the acts of a matter', () => {
  const at = (now: string, asker: Asker = handler) => ({ now, asker, tree });
  const state = { phase: 'booked', unit: UNIT, on: '2026-09-20' } as const;

  it('says what may be done now, by the rules that decide', () => {
    expect(visitMatter.allowedActs(state, at('2026-09-14T01:00:00.000Z'))).toEqual(['recall']);
    expect(visitMatter.allowedActs(state, at('2026-09-20T01:00:00.000Z'))).toEqual(['visit', 'recall']);
    expect(visitMatter.allowedActs(state, at('2026-09-20T01:00:00.000Z', clerk))).toEqual(['recall']);
    expect(visitMatter.allowedActs({ ...state, phase: 'visited' }, at('2026-09-20T01:00:00.000Z'))).toEqual(['recall']);
    expect(visitMatter.allowedActs({ phase: 'none' }, at('2026-09-20T01:00:00.000Z'))).toEqual([]);
  });

  it('names each refusal that an act may give, the common ones first', () => {
    expect(visitMatter.refusalsOf(visitMatter.act('visit')).map(({ code }) => code)).toEqual([
      'visit-not-booked',
      'visit-not-allowed',
      'visit-over',
      'visit-too-early',
    ]);
  });

  it('has its events for the registry and its words for the vocabulary', () => {
    expect(eventTypesOf(visitMatter).map(({ type }) => type)).toEqual(['VisitBooked', 'VisitMade', 'VisitRecalled']);
    expect(visitMatter.words).toMatchObject({ visit: { zh: '上门', en: 'visit' } });
  });

  it('leaves a state as it is where an event makes no sense', () => {
    const AT = '2026-09-14T01:00:00.000Z';
    const made = {
      event: { type: 'VisitMade', data: { found: null } } as const,
      metadata: { occurredAt: AT, recordedAt: AT, actor: handler },
      stream: 'visit-1',
    };
    expect(visitMatter.fold([made])).toEqual({ phase: 'none' });
  });
});
