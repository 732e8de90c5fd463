import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  given,
  handler,
  received,
  routed,
  signed,
  textsOf,
  told,
} from '../../../testing/index.js';

const before = [received, accepted, routed, signed] as const;
const up = (to?: string, by = handler) => told(by, 'escalate', { to, reason: '职责交叉' });

describe('escalating a case', () => {
  it('goes to the next unit above the responsible one, and from there on', () => {
    expect(given('MZ-10', ...before).when(up()).outcome).toMatchObject([
      { data: { from: '210102-MZ', to: '210102', level: 'district' } },
    ]);
    expect(given('MZ-10', ...before, up()).when(up()).outcome).toMatchObject([
      { data: { from: '210102', to: '210100' } },
    ]);
  });

  it('may name a unit further up, and none beside', () => {
    expect(given('MZ-10', ...before).when(up('210100')).outcome).toMatchObject([{ data: { level: 'city' } }]);
    expect(given('MZ-10', ...before).when(up('210103')).then).toBe('rule: not-above');
  });

  it('ends at the city', () => {
    expect(given('MZ-10', ...before, up('210100')).when(up()).then).toBe('rule: nobody-above');
  });

  it('is for whoever received it, has it or stands above them', () => {
    expect(given('MZ-10', ...before).when(up(undefined, counter)).then).toEqual(['CaseEscalated']);
    expect(given('MZ-10', ...before).when(up(undefined, asker('supervisor', '210124'))).then).toEqual([
      'CaseEscalated',
    ]);
    expect(given('MZ-10', ...before).when(up(undefined, asker('supervisor', '210103'))).then).toBe(
      'forbidden: not-allowed',
    );
  });

  it('moves neither the case nor what is due, and keeps its reason sealed', () => {
    const { state, outcome } = given('MZ-10', ...before).when(up());
    expect(state).toMatchObject({ phase: 'accepted', handler: { unit: '210102-MZ' }, escalation: { to: '210102' } });
    expect(outcome).toMatchObject([{ data: { reason: { plain: '职责交叉' } } }]);
    expect(textsOf(outcome, 'zh')).toEqual(['提级至和平区：职责交叉。']);
    expect(textsOf(outcome, 'en')).toEqual(['Escalated to 210102 (和平区): 职责交叉.']);
  });
});
