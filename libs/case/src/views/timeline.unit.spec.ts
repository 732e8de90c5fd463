import { type CaseEvent } from '../case.js';
import { namingOf } from '../naming.js';
import { mayReadTexts, sightOf } from './reading.js';
import { describe, expect, it } from '@jest/globals';
import type { DecodedEvent } from '#libs/event-log/domain';
import { asker, counter, FAKU, given, handler, HEPING_MZ, itemVersion, received, tree } from '../../testing/index.js';
import { timeline, type OpenTexts } from './timeline.js';

const itemOf = (code: string) => itemVersion(code)?.item ?? null;
const sealed = { sealed: 'zzz', key: 'resident-1' };

const happened: readonly CaseEvent[] = [
  { type: 'CaseRouted', data: { from: FAKU, to: HEPING_MZ, responsibleUnit: HEPING_MZ, reason: sealed } },
  { type: 'CaseReturned', data: { from: HEPING_MZ, to: FAKU, reasonCode: 'wrong-unit', note: null } },
  {
    type: 'DecisionMade',
    data: { outcome: 'refused', reasons: sealed, remedies: 'review-or-lawsuit', unit: HEPING_MZ },
  },
];
const events = happened.map(
  (event, revision) =>
    ({
      event,
      revision,
      metadata: { id: `e${revision}`, type: event.type, occurredAt: '2026-09-14T04:00:00.000Z', actor: counter },
    }) as unknown as DecodedEvent<CaseEvent>,
);
const open: OpenTexts = (texts) => Promise.resolve(texts.map(({ eventId }) => `明文${eventId}`));

describe('the timeline', () => {
  it('tells each event in plain words, with its free texts for those who may read them', async () => {
    const lines = await timeline(events, open, namingOf('zh', tree, itemOf));
    expect(lines.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^法库县.+派单至和平区民政局：明文e0。$/),
      expect.stringMatching(/^和平区民政局退回法库县.+（不属本单位职责）。$/),
      '和平区民政局决定：不予。理由：明文e2。可在60日内申请行政复议，或在6个月内提起行政诉讼。',
    ]);
    expect(lines[0]).toMatchObject({ revision: 0, type: 'CaseRouted', data: { to: HEPING_MZ, reason: '明文e0' } });
  });

  it('withholds free texts from all others, and names units by code in English', async () => {
    const lines = await timeline(events, null, namingOf('en', tree, itemOf));
    expect(lines[0]?.text).toContain('210102-MZ (和平区民政局): 〔略〕.');
    expect(lines[2]?.data).toMatchObject({ reasons: '〔略〕' });
  });

  it('opens texts for the units of the case, for supervisors above them and for the auditor, and for nobody else', () => {
    const { state } = given('MZ-10', received);
    if (state.phase === 'none') throw new Error('not received');
    const reads = (role: Parameters<typeof asker>[0], unit: string, change: Partial<typeof state> = {}) =>
      mayReadTexts(asker(role, unit), { ...state, ...change } as typeof state, tree);
    expect([counter, handler].map((reader) => mayReadTexts(reader, state, tree))).toEqual([true, true]);
    expect([reads('supervisor', '210100'), reads('supervisor', '210102'), reads('auditor', '210100')]).toEqual([
      ...[true, true, true],
    ]);
    expect([
      reads('case-handler', '210103-MZ'),
      reads('supervisor', '210103'),
      reads('case-handler', '210102'),
    ]).toEqual([false, false, false]);
    expect(reads('universal-counter', '210103', { deliverTo: { way: 'counter', unit: '210103' } })).toBe(true);
    expect(reads('case-handler', '210103', { escalation: { level: 'district', to: '210103' } })).toBe(true);
  });

  it('never tells who was rated who rated and what was said; the score they learn', async () => {
    const { state } = given('MZ-10', received);
    if (state.phase === 'none') throw new Error('not received');
    const data = {
      score: 1,
      about: 'authority',
      unit: HEPING_MZ,
      leaf: HEPING_MZ,
      date: '2026-09-14',
      given: true,
    } as const;
    const rating = [
      { ...events[0], event: { type: 'ServiceRated', data: { ...data, comment: sealed } } },
    ] as typeof events;
    const told = async (reader: typeof counter) =>
      (await timeline(rating, open, namingOf('zh', tree, itemOf), sightOf(reader, state, tree)))[0];
    expect(await told(counter)).toMatchObject({ actor: { unit: FAKU }, data: { comment: '明文e0' } });
    const rated = await told(handler);
    expect(rated).toMatchObject({ actor: { person: '〔略〕', unit: '〔略〕' }, data: { score: 1, comment: '〔略〕' } });
    expect(rated?.text).not.toContain('明文');
  });
});
