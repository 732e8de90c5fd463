import { describe, expect, it } from '@jest/globals';
import { accepted, given, handler, received, routed, signed, told } from '../../../testing/index.js';

const ready = [received, accepted, routed, signed] as const;
const start = (kind: string, days = 5) => told(handler, 'start-special-procedure', { kind, days });
const end = (at: string, kind?: string) => told(handler, 'end-special-procedure', { kind, result: '属实' }, { at });

describe('ending a special procedure', () => {
  it('ends where one runs, the one named if several do', () => {
    expect(given('MZ-10', ...ready).when(end('2026-09-17T04:00:00.000Z')).then).toBe('rule: no-procedure');
    const two = given('MZ-10', ...ready, start('hearing'), start('appraisal'));
    expect(two.when(end('2026-09-17T04:00:00.000Z', 'appraisal')).outcome).toMatchObject([
      { data: { kind: 'appraisal' } },
    ]);
    expect(two.when(end('2026-09-17T04:00:00.000Z', 'auction')).then).toBe('rule: no-procedure');
  });
});
