import { describe, expect, it } from '@jest/globals';
import { foldCase, initialState, type CaseEvent } from '#libs/case';
import { Calendars } from '#libs/clocks/domain';
import { accepted, asDecoded, caseStream, onDay, received, TERMS } from '#libs/read-models/testing';
import { whyNotStorable } from './storable.js';

const calendar = new Calendars().of('210100');
const told = (event: CaseEvent, at: string) => asDecoded([{ stream: caseStream(1), event, at }]);

describe('what a command leads to', () => {
  it('is stored where every due time can be computed', () => {
    expect(whyNotStorable(initialState, told(received(), onDay(1)), calendar)).toBeNull();
    expect(
      whyNotStorable(initialState, [...told(received(), onDay(1)), ...told(accepted, onDay(2))], calendar),
    ).toBeNull();
  });

  it.each([
    ['at the end of the calendar', received({ terms: { ...TERMS, startsAt: 'received' } }), '9999-12-31T00:00:00.000Z'],
    ['at no time at all', received({ terms: { ...TERMS, startsAt: 'received' } }), 'no time'],
    ['in a zone that is none', received({ timezone: 'Nowhere/Never' }), onDay(1)],
    [
      'with a limit that cannot be counted',
      received({
        terms: { ...TERMS, startsAt: 'received', statutory: { value: 200_000, unit: 'natural-day', rolls: false } },
      }),
      onDay(1),
    ],
  ])('is refused %s', (_, event, at) => {
    expect(whyNotStorable(initialState, told(event, at), calendar)).not.toBeNull();
  });

  it('is judged upon what has happened before', () => {
    const before = foldCase(told(received(), onDay(1)));
    expect(whyNotStorable(before, told(accepted, '9999-12-31T00:00:00.000Z'), calendar)).not.toBeNull();
    expect(whyNotStorable(initialState, told(accepted, onDay(2)), calendar)).not.toBeNull();
  });
});
