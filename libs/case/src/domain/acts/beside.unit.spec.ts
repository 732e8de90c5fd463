import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  contextOf,
  counter,
  FAKU,
  fulfilled,
  given,
  granted,
  handler,
  HEPING,
  HEPING_MZ,
  itemVersion,
  received,
  resident,
  RESIDENT_ID,
  routed,
  signed,
  told,
  tree,
} from '../../../testing/index.js';
import { briefOf } from '../brief.js';
import { isAddressedTo } from '../reading.js';
import { namingOf } from '../naming.js';
import type { CaseState } from '../state.js';

const STREET = '210102002';
const SHENHE = tree.leavesWithin('210103').find(({ own }) => !own)?.code ?? '';
const SHENHE_STREET = tree.ancestorAt(SHENHE, 'street')?.code ?? '';
const there = [received, accepted, routed, signed] as const;
const street = asker('case-handler', STREET);
const asked = told(handler, 'request-co-handling', { unit: STREET, ask: '请入户核实' });
const answered = told(street, 'answer-co-handling', { request: 'co-1', answer: '属实' });
const naming = namingOf('zh', tree, () => null);

function warned(state: CaseState, by = handler): string[] {
  if (state.phase === 'none') return [];
  return briefOf(state, 1, contextOf('MZ-10', by), { naming }).warnings.map(({ code }) => code);
}

describe('co-handling', () => {
  it('is asked by the responsible unit once it has signed, and owed in five working days', () => {
    const { outcome } = given('MZ-10', ...there).when(asked);
    expect(outcome).toMatchObject([
      { type: 'CoHandlingRequested', data: { request: 'co-1', unit: STREET, role: 'examination', due: '2026-09-20' } },
    ]);
    expect(given('MZ-10', received, accepted, routed).when(asked).then).toBe('rule: not-signed');
    expect(given('MZ-10', ...there).when({ ...asked, by: counter }).then).toBe('forbidden: not-allowed');
  });

  it('is owed in at most half of what is left, and in one working day at least', () => {
    const at = '2026-10-08T04:00:00.000Z';
    const late = given('MZ-10', ...there).when({ ...asked, at }).outcome;
    expect(late).toMatchObject([{ data: { due: '2026-10-09' } }]);
    const tooLate = told(handler, 'request-co-handling', { unit: STREET, ask: '请核实', due: '2026-09-22' });
    expect(given('MZ-10', ...there).when(tooLate).then).toBe('rule: co-handling-due-too-late');
    const sooner = told(handler, 'request-co-handling', { unit: STREET, ask: '请核实', due: '2026-09-16' });
    expect(given('MZ-10', ...there).when(sooner).outcome).toMatchObject([{ data: { due: '2026-09-16' } }]);
  });

  it('is answered once, by the unit asked', () => {
    const open = given('MZ-10', ...there, asked);
    expect(open.when({ ...answered, by: asker('case-handler', '210102003') }).then).toBe('forbidden: not-allowed');
    expect(open.when(answered).state).toMatchObject({ coHandlings: [{ answeredAt: '2026-09-14T04:00:00.000Z' }] });
    expect(given('MZ-10', ...there, asked, answered).when(answered).then).toBe('forbidden: not-allowed');
    expect(open.when(told(street, 'answer-co-handling', { request: 'co-2', answer: '' })).then).toBe(
      'bad-request: unknown-request',
    );
    expect(open.when(asked).then).toBe('rule: co-handling-asked-already');
  });

  it('stops no clock, and what it asks is for the eyes of both', () => {
    const before = given('MZ-10', ...there);
    const after = before.when(asked);
    const due = (state: CaseState) =>
      state.phase === 'none' ? null : briefOf(state, 1, contextOf('MZ-10', handler), { naming }).due;
    expect(due(after.state)).toEqual(due(before.state));
    const [event] = 'kind' in after.outcome ? [] : after.outcome;
    expect(event && [isAddressedTo(STREET, event), isAddressedTo('210102003', event)]).toEqual([true, false]);
  });

  it('is missing in a decision without the examiners, which is allowed and said', () => {
    const alone = given('MZ-10', ...there).when(granted);
    expect(alone.outcome).toMatchObject([{ data: { notExamined: [HEPING, STREET] } }]);
    expect(warned(alone.state)).toEqual(['not-examined']);
    const community = told(handler, 'request-co-handling', { unit: HEPING, ask: '请初审' });
    const examined = told(asker('intake-clerk', HEPING), 'answer-co-handling', { request: 'co-2', answer: '属实' });
    const all = given('MZ-10', ...there, asked, community, answered, examined).when(granted);
    expect(all.outcome).toEqual([{ type: 'DecisionMade', data: expect.not.objectContaining({ notExamined: [] }) }]);
    expect(warned(all.state)).toEqual([]);
  });

  it('comes first where the item says so', () => {
    const version = itemVersion('MZ-10');
    const item = version && { ...version, item: { ...version.item, examinationRequired: true } };
    expect(given('MZ-10', ...there).when({ ...granted, with: { item } }).then).toBe('rule: examination-required');
  });

  it('is the help of another district where somebody lives away from the household', () => {
    const away = { ...resident, residenceUnit: SHENHE };
    const at = told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID }, { with: { resident: away } });
    const split = given('MZ-10', at, accepted, routed, signed);
    expect(split.state).toMatchObject({ livesElsewhere: SHENHE_STREET });
    expect(warned(split.state)).toEqual(['lives-elsewhere']);
    const help = told(handler, 'request-co-handling', { unit: SHENHE_STREET, ask: '请协助入户' });
    expect(split.when(help).outcome).toMatchObject([{ data: { role: 'assistance' } }]);
    expect(warned(split.when(help).state)).toEqual([]);
  });
});

describe('paper originals', () => {
  const papers = [{ name: '户口簿', copies: 1, original: true }];
  const sent = told(counter, 'send-papers', { to: HEPING_MZ, papers });
  const arrived = told(handler, 'confirm-papers', {});

  it('go from the counter and are confirmed where they arrive', () => {
    const { state } = given('MZ-10', ...there, sent).when(arrived);
    expect(state).toMatchObject({
      papers: [{ from: FAKU, to: HEPING_MZ, mismatch: false, arrivedAt: expect.any(String) }],
    });
    expect(given('MZ-10', ...there).when(arrived).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10', ...there, sent, arrived).when(arrived).then).toBe('forbidden: not-allowed');
  });

  it('are passed on by who has them, nobody else', () => {
    const onwards = told(handler, 'send-papers', { to: STREET, papers });
    expect(given('MZ-10', ...there).when(onwards).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10', ...there, sent).when(onwards).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10', ...there, sent, arrived).when(onwards).then).toEqual(['PapersSent']);
  });

  it('that are not as listed are warned of', () => {
    const wrong = told(handler, 'confirm-papers', { mismatch: '缺少首页' });
    expect(warned(given('MZ-10', ...there, sent, wrong).state)).toEqual(['papers-mismatch']);
  });

  it('come back after the case is closed', () => {
    const closed = [...there, sent, arrived, granted, fulfilled, told(counter, 'deliver', { way: 'post' })] as const;
    const home = told(handler, 'send-papers', { to: FAKU, papers });
    const { state } = given('MZ-10', ...closed, home).when(told(counter, 'confirm-papers', {}));
    expect(state).toMatchObject({
      phase: 'closed',
      outcome: 'granted',
      papers: [{}, { to: FAKU, arrivedAt: expect.any(String) }],
    });
  });

  it('are listed, and go to another unit', () => {
    expect(given('MZ-10', received).when(told(counter, 'send-papers', { to: FAKU, papers })).then).toBe(
      'rule: papers-to-oneself',
    );
    expect(given('MZ-10', received).when(told(counter, 'send-papers', { to: STREET, papers: [] })).then).toBe(
      'bad-request: no-papers-listed',
    );
  });
});

describe('delivery through an agent', () => {
  it('needs an authority that was shown at the receipt', () => {
    const byAgent = told(counter, 'deliver', { way: 'agent', receivedBy: '李四' });
    expect(given('MZ-10', ...there, granted, fulfilled).when(byAgent).then).toBe('rule: agent-without-authority');
    const agent = { residentId: RESIDENT_ID, authority: '代领结果，30日' };
    const withAgent = told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, agent });
    expect(given('MZ-10', withAgent, accepted, routed, signed, granted, fulfilled).when(byAgent).then).toEqual([
      'ResultDelivered',
    ]);
  });
});

describe('supervision', () => {
  const above = asker('supervisor', '210102');
  const ordered = told(above, 'order-supervision', { to: HEPING_MZ, demand: '请说明' });
  const system = asker('system', '210100');
  const remind = (step: 'first-reminder' | 'second-reminder' | 'notice', at: string) =>
    told(system, 'remind-supervision', { order: 'order-1', step }, { at });

  it('is ordered by a superior of the unit, which answers in three working days', () => {
    expect(given('MZ-10', ...there).when(ordered).outcome).toMatchObject([
      { data: { order: 'order-1', by: '210102', to: HEPING_MZ, due: '2026-09-17' } },
    ]);
    expect(given('MZ-10', ...there).when({ ...ordered, by: handler }).then).toBe('forbidden: not-allowed');
    const aside = told(above, 'order-supervision', { to: FAKU, demand: '请说明' });
    expect(given('MZ-10', ...there).when(aside).then).toBe('rule: not-above-all');
    const stranger = told(above, 'order-supervision', { to: '210102-RS', demand: '请说明' });
    expect(given('MZ-10', ...there).when(stranger).then).toBe('rule: not-concerned');
  });

  it('is reminded of on the first, the second and the fifth working day, each once, until it is answered', () => {
    const late = given('MZ-10', ...there, ordered);
    const first = remind('first-reminder', '2026-09-17T16:00:00.000Z');
    expect(late.when(remind('first-reminder', '2026-09-17T15:59:59.999Z')).then).toBe('rule: not-due-yet');
    expect(late.when(first).then).toEqual(['SupervisionReminded']);
    expect(given('MZ-10', ...there, ordered, first).when(first).then).toBe('rule: answered-already');
    expect(late.when(remind('notice', '2026-09-22T04:00:00.000Z')).then).toBe('rule: not-due-yet');
    expect(late.when(remind('notice', '2026-09-23T04:00:00.000Z')).then).toEqual(['SupervisionReminded']);
    const answer = told(handler, 'answer-supervision', { order: 'order-1', answer: '本周办结' });
    expect(given('MZ-10', ...there, ordered, answer).when(first).then).toBe('rule: answered-already');
    expect(late.when({ ...first, by: above }).then).toBe('forbidden: not-allowed');
  });
});
