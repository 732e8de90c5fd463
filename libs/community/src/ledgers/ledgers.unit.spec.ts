import { describe, expect, it } from '@jest/globals';
import { asker, at, calendar, chair, clerk, givenOf, street, type Told, type World } from '../../testing/told/index.js';
import { BOOKS } from '../books.js';
import { sealUseBook } from '../seal-uses/seal-uses.js';
import type { Ledger } from './kit.js';
import { ledgerBook } from './ledgers.js';
import { generatedFrom, isKnownSource, queryOf, sourcesOf } from './sources.js';
import { STANDARD_LEDGERS } from './standard-ledgers.js';

const given = givenOf<Ledger>(ledgerBook);
const MZ = asker('case-handler', '210102-MZ');
const manager = asker('catalogue-manager', '210100');
const tell = (act: string, by: Told['by'], said: object = {}, on = '2027-01-11', world: World = {}): Told => ({
  ...{ act, by, said, at: at(on), world: { books: [sealUseBook], ...world } },
});
const ledger = {
  ...{ code: 'TZ-01', name: '高龄老人登记', fields: ['编号', '补贴档次'], frequency: 'monthly', source: 'by-hand' },
  ...{ department: '民政局', basis: '辽宁省高龄津贴办法' },
};
const proposed = (change: object = {}, world: World = {}, on?: string) =>
  tell('propose', MZ, { ...ledger, ...change }, on, world);
const arranged = (on = '2027-01-11') => tell('arrange', manager, {}, on);

describe('a field that is kept already is not asked for again', () => {
  const kept: World = {
    all: { ledger: [{ id: 'x', entry: given(proposed({ code: 'TZ-00', name: '老人台账' })).entry }] },
  };

  it('is refused with the place where it is: a ledger, a book, the record of a resident', () => {
    const told = (change: object, world: World = {}) => given().when(proposed(change, world)).outcome;
    expect(told({}, kept)).toMatchObject({
      ...{ code: 'field-exists', field: '/fields/1', params: { field: '补贴档次', place: '台账TZ-00《老人台账》' } },
    });
    expect(told({ fields: ['签批人'] })).toMatchObject({ params: { place: '用印（GET /v1/seal-uses）' } });
    expect(told({ fields: ['补贴档次', '联系电话：'] })).toMatchObject({ field: '/fields/1', code: 'field-exists' });
  });

  it('is free again when its ledger is withdrawn; what numbers a line is in every ledger', () => {
    const [listed] = kept.all?.['ledger'] ?? [];
    const gone = { all: { ledger: [{ id: 'x', entry: { ...(listed?.entry as Ledger), phase: 'withdrawn' } }] } };
    expect(given().when(proposed({}, gone)).then).toEqual(['LedgerProposed']);
    expect(given().when(proposed({ fields: ['编号', '新字段'] }, kept)).then).toEqual(['LedgerProposed']);
    expect(given().when(proposed({ code: 'TZ-00', fields: ['新字段'] }, kept)).then).toBe('rule: ledger-code-taken');
  });

  it('has fields, each once, and a source that is there', () => {
    expect(given().when(proposed({ fields: [] })).then).toBe('bad-request: fields-needed');
    expect(given().when(proposed({ fields: ['甲', '甲'] })).then).toBe('bad-request: fields-needed');
    expect(given().when(proposed({ source: 'excel' })).outcome).toMatchObject({
      ...{ code: 'unknown-source', field: '/source', params: { sources: 'cases, seal-uses' } },
    });
    expect(given().when({ ...proposed(), by: clerk }).then).toBe('forbidden: may-not-begin');
  });
});

describe('ledgers are arranged once a year, in January', () => {
  it('by somebody who did not propose it', () => {
    expect(given(proposed({}, {}, '2026-11-02')).when(arranged('2026-12-31')).then).toBe('rule: arranged-in-january');
    expect(given(proposed()).when(arranged()).entry).toMatchObject({
      phase: 'arranged',
      year: 2027,
      frequency: 'monthly',
    });
    expect(given(proposed()).when(arranged('2027-02-01')).then).toBe('rule: arranged-in-january');
    expect(given(proposed(), arranged()).when(arranged('2027-01-20')).then).toBe('rule: arranged-already');
    expect(given(proposed(), arranged()).when(arranged('2028-01-20')).entry.year).toBe(2028);
    const byHead = { ...proposed(), by: street };
    expect(given(byHead).when(tell('arrange', street)).then).toBe('rule: two-persons');
    expect(given(proposed()).when({ ...arranged(), by: MZ }).then).toBe('forbidden: ledger-not-allowed');
  });

  it('is owed again by the end of the next January', () => {
    expect(ledgerBook.clocks(given(proposed(), arranged()).entry, calendar)).toMatchObject([
      { due: { date: '2028-01-31' } },
    ]);
  });

  it('is suspended while it is arranged, and withdrawn for good', () => {
    const suspends = tell('suspend', chair, { reason: '并入系统' });
    expect(given(proposed()).when(suspends).then).toBe('rule: ledger-not-arranged');
    expect(given(proposed(), arranged()).when(suspends).entry.phase).toBe('suspended');
    const withdraws = tell('withdraw', manager, { reason: '并入系统' });
    expect(given(proposed(), withdraws).when(arranged()).then).toBe('rule: ledger-ended');
  });

  it('counts those kept by hand apart from those that come out of events', () => {
    expect(ledgerBook.stocks(given(proposed(), arranged()).entry)).toEqual({ byHand: 1 });
    expect(ledgerBook.stocks(given(proposed({ source: 'seal-uses' }), arranged()).entry)).toEqual({ generated: 1 });
    expect(ledgerBook.stocks(given(proposed()).entry)).toEqual({});
  });
});

describe('a ledger comes out of a list', () => {
  const fields = ['编号', '签批人', '份数', 'sealed at', '天气'];
  const sources = sourcesOf([ledgerBook, sealUseBook]);
  const expected = {
    path: 'seal-uses',
    columns: [
      { name: '编号', field: 'number' },
      { name: '签批人', field: 'approver' },
      { name: '份数', field: 'copies' },
      { name: 'sealed at', field: 'sealedAt' },
      { name: '天气', field: null },
    ],
  };

  it('has a column for each field that the list has', () => {
    expect(generatedFrom({ source: 'seal-uses', fields }, sources)).toEqual({ ...expected, filter: {} });
    expect(generatedFrom({ source: 'events', fields }, sources)).toEqual({ ...expected, filter: {} });
    expect(generatedFrom({ source: 'by-hand', fields }, sources)).toBeNull();
    expect(generatedFrom({ source: 'events', fields: ['天气'] }, sources)).toBeNull();
  });

  it('may be narrowed, and tells the query that answers the same', () => {
    const narrowed = generatedFrom({ source: 'seal-uses?state=registered', fields }, sources);
    expect(narrowed).toEqual({ ...expected, filter: { state: 'registered' } });
    const of = { unit: '210102', from: '2026-01-01', to: '2026-12-31' };
    expect(narrowed && queryOf(narrowed, of)).toBe(
      'GET /v1/seal-uses?unit=210102&state=registered&from=2026-01-01&to=2026-12-31',
    );
    const cases = generatedFrom({ source: 'cases?item=MZ-10', fields: ['办件编号'] }, sources);
    expect(cases && queryOf(cases, of)).toBe(
      'GET /v1/cases?homeUnit=210102&item=MZ-10&receivedFrom=2026-01-01&receivedTo=2026-12-31',
    );
    expect(isKnownSource('seal-uses?colour=red', sources)).toBe(false);
  });

  it('there are more than twenty of which no community writes a line', () => {
    const all = sourcesOf(BOOKS);
    expect(STANDARD_LEDGERS.length).toBeGreaterThan(20);
    for (const ledger of STANDARD_LEDGERS) {
      const generated = generatedFrom(ledger, all);
      expect([ledger.code, generated?.columns.filter(({ field }) => field === null)]).toEqual([ledger.code, []]);
    }
    expect(new Set(STANDARD_LEDGERS.map(({ code }) => code)).size).toBe(STANDARD_LEDGERS.length);
  });
});
