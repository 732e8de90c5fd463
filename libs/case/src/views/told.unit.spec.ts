import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from './timeline.js';
import { toldOf } from './told.js';

const AT = '2026-09-14T04:00:00.000Z';
const entries = (...events: readonly (readonly [string, object])[]) =>
  events.map(([type, data], revision) => ({ revision, at: AT, type, data })) as unknown as readonly TimelineEntry[];
const zh = { language: 'zh' } as const;

const refused = [
  'DecisionMade',
  { outcome: 'refused', reasons: '年龄不足', remedies: 'review-or-lawsuit', unit: 'U' },
] as const;
const sent = [
  'PapersSent',
  {
    sending: 'papers-1',
    papers: [{ name: '户口簿', copies: 1, original: true }],
    carrier: 'EMS',
    trackingNumber: null,
  },
] as const;

describe('what a case says in words', () => {
  it('is nothing at first', () => {
    expect(toldOf([], zh)).toEqual({ agent: null, decision: null, result: null, delivery: null, papers: {} });
  });

  it('is the decision with its reasons and remedies, in the language of the reader', () => {
    const { decision } = toldOf(entries(refused), zh);
    expect(decision).toEqual({
      ...{ outcome: 'refused', at: AT, unit: 'U', reasons: '年龄不足', notExamined: [] },
      remedies: { code: 'review-or-lawsuit', text: expect.stringMatching(/60日内申请行政复议/) },
    });
    expect(toldOf(entries(refused), { language: 'en' }).decision?.remedies?.text).toMatch(/^Administrative review/);
    const granted = ['DecisionMade', { outcome: 'granted', reasons: null, remedies: null, unit: 'U' }] as const;
    expect(toldOf(entries(granted), zh).decision).toMatchObject({ reasons: null, remedies: null });
  });

  it('is the result and how it was delivered, until the case is reopened', () => {
    const done = [
      refused,
      ['RequestFulfilled', { result: { kind: '决定书', number: '7' }, note: null }],
      ['ResultDelivered', { way: 'counter', receivedBy: null, trackingNumber: null }],
    ] as const;
    expect(toldOf(entries(...done), zh)).toMatchObject({
      result: { kind: '决定书', number: '7', note: null },
      delivery: { at: AT, way: 'counter' },
    });
    const reopened = toldOf(entries(...done, ['CaseReopened', {}]), zh);
    expect(reopened).toMatchObject({ decision: null, result: null, delivery: null });
    expect(toldOf(entries(['RequestFulfilled', { result: null, note: '已发放' }]), zh).result).toEqual({
      ...{ kind: null, number: null, note: '已发放' },
    });
  });

  it('is which papers went where, and what of them was not as listed', () => {
    expect(toldOf(entries(sent), zh).papers['papers-1']).toMatchObject({ carrier: 'EMS', mismatch: null });
    const arrived = entries(sent, ['PapersArrived', { sending: 'papers-1', mismatch: '少一份' }]);
    expect(toldOf(arrived, zh).papers['papers-1']).toMatchObject({ mismatch: '少一份', listed: [{ name: '户口簿' }] });
    expect(toldOf(entries(['PapersArrived', { sending: 'papers-9', mismatch: null }]), zh).papers).toEqual({});
  });
});
