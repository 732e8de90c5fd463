import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  given,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  textsOf,
  told,
  withPeriods,
} from '../../../testing/index.js';

const STREET = '210102002';
const before = [received, accepted, routed, signed] as const;
const ask = (unit = STREET, due?: string, by = handler) =>
  told(by, 'request-co-handling', { unit, ask: '入户核实', due });

describe('asking another unit for a part', () => {
  it('is owed after the item’s days, and the lead unit stays responsible', () => {
    const { outcome, state } = given('MZ-10', ...before).when(ask());
    expect(outcome).toMatchObject([
      { data: { request: 'co-1', from: HEPING_MZ, unit: STREET, ask: { plain: '入户核实' } } },
    ]);
    expect(state).toMatchObject({
      responsibleUnit: HEPING_MZ,
      handler: { unit: HEPING_MZ },
      coHandlings: [{ request: 'co-1' }],
    });
  });

  it('may be owed sooner, and never later than the item says; the refusal names its days', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { coHandling: 3 }) } };
    const way = [special, accepted, routed, signed] as const;
    expect(given('MZ-10', ...way).when(ask()).outcome).toMatchObject([{ data: { due: '2026-09-17' } }]);
    expect(given('MZ-10', ...way).when(ask(STREET, '2026-09-15')).outcome).toMatchObject([
      { data: { due: '2026-09-15' } },
    ]);
    const late = given('MZ-10', ...way).when(ask(STREET, '2026-09-18'));
    expect(late.then).toBe('rule: co-handling-due-too-late');
    expect(textsOf(late.outcome, 'zh')[0]).toContain('最迟2026-09-17（3个工作日，');
    expect(textsOf(late.outcome, 'en')[0]).toContain('(3 working days, at most half of what is left)');
    expect(given('MZ-10', ...way).when(ask(STREET, '2026-09-11')).then).toBe('rule: co-handling-due-too-late');
  });

  it('goes to another unit of the region that does not owe an answer yet', () => {
    expect(given('MZ-10', ...before).when(ask(HEPING_MZ)).then).toBe('rule: co-handling-by-oneself');
    expect(given('MZ-10', ...before).when(ask('nowhere')).then).toMatch(/^bad-request: /);
    expect(given('MZ-10', ...before, ask()).when(ask()).then).toBe('rule: co-handling-asked-already');
  });

  it('is for the responsible unit, once it has signed', () => {
    expect(given('MZ-10', received, accepted, routed).when(ask()).then).toBe('rule: not-signed');
    expect(given('MZ-10', ...before).when(ask(STREET, undefined, asker('case-handler', '210103-MZ'))).then).toBe(
      'forbidden: not-allowed',
    );
  });
});
