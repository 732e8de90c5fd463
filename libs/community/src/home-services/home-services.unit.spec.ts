import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar,
  clerk,
  givenOf,
  NEIGHBOUR,
  resident,
  RESIDENT,
  type World,
} from '../../testing/told/index.js';
import { homeServiceBook } from './home-services.js';
import type { HomeService } from './kit.js';

const given = givenOf<HomeService>(homeServiceBook);
const asks = (said: object = {}, world: World = {}, by = clerk) => ({
  ...{ act: 'ask', by, at: at('2026-09-28'), world },
  said: { residentId: RESIDENT, reason: 'aged-80', place: '某路1号', ...said },
});
const young = { residents: [{ ...resident, birthDate: '1980-01-01' }] };
const visits = (workers: readonly string[] | undefined, world: World = {}) => ({
  ...{ act: 'visit', by: clerk, at: at('2026-09-29'), said: { workers }, world },
});
const before = (change: Partial<HomeService> = {}): World => ({
  ...young,
  all: { 'home-service': [{ id: 'earlier', entry: { ...given(asks()).entry, ...change } }] },
});

describe('a home service', () => {
  it('is for who needs it, proven once a year; 80 years are proven by the record', () => {
    expect(given().when(asks()).entry).toMatchObject({ phase: 'asked', provenOn: '2026-09-28' });
    expect(given().when(asks({}, young)).outcome).toMatchObject({ code: 'need-unproven', field: '/proof' });
    expect(given().when(asks({ reason: 'ill', proof: '出院小结' }, young)).entry.provenOn).toBe('2026-09-28');
    const earlier = (provenOn: string) => given().when(asks({ reason: 'ill' }, before({ need: 'ill', provenOn })));
    expect(earlier('2025-09-28').entry.provenOn).toBe('2025-09-28');
    expect(earlier('2025-09-27').then).toBe('rule: need-unproven');
  });

  it('is asked for at its own desk', () => {
    const from = (by: ReturnType<typeof asker>) => given().when(asks({ unit: clerk.unit }, {}, by)).then;
    expect(from(asker('intake-clerk', NEIGHBOUR))).toBe('forbidden: may-not-begin');
    expect(from(asker('auditor'))).toBe('forbidden: may-not-begin');
    expect(given().when(asks({}, { residents: [] })).then).toBe('bad-request: resident-not-known');
  });

  it('is visited within three working days, by two the first time', () => {
    expect(homeServiceBook.clocks(given(asks()).entry, calendar)).toMatchObject([
      { name: 'visit', due: { date: '2026-10-08' }, endedAt: null },
    ]);
    expect(given(asks()).when(visits(undefined)).then).toBe('rule: two-at-the-first-visit');
    expect(given(asks()).when(visits(['wang', 'wang'])).then).toBe('rule: two-at-the-first-visit');
    expect(given(asks()).when(visits(['wang', 'li'])).entry).toMatchObject({
      phase: 'visited',
      workers: ['wang', 'li'],
    });
    const again = visits(undefined, before({ visitedAt: at('2026-03-01') }));
    expect(given(asks()).when(again).outcome).toMatchObject([{ data: { first: false, workers: [clerk.person] } }]);
  });

  it('is finished with the case that was received there', () => {
    const finish = { act: 'finish', by: clerk, at: at('2026-09-29'), said: { caseId: 'c-1' } };
    expect(given(asks()).when(finish).then).toBe('rule: home-service-out-of-turn');
    expect(given(asks(), visits(['wang', 'li'])).when(finish).entry).toMatchObject({
      phase: 'finished',
      caseId: 'c-1',
    });
    const cancel = { act: 'cancel', by: clerk, at: at('2026-09-29') };
    expect(given(asks(), cancel).when(finish).then).toBe('rule: home-service-ended');
    expect(homeServiceBook.clocks(given(asks(), cancel).entry, calendar)[0]?.endedAt).not.toBeNull();
  });
});
