import { describe, expect, it } from '@jest/globals';
import { shenyangUnits, UnitTree } from '#libs/region';
import { asker, counter, FAKU, given, HEPING, HEPING_MZ, RESIDENT_ID, told } from '../../../testing/index.js';
import { accepted, handler, received, routed, signed } from '../../../testing/index.js';

const system = asker('system', '210100');
const above = asker('supervisor', '210102');
const STREET = '210102002';
const [NEXT_STREET, OTHER] = ['210102001', '210102001003'];
const basis = { to: '2026-09-14', source: '沈政〔2026〕1号' };

/** The units after these have ended, each with its successor. */
function without(...ended: readonly (readonly [string, string])[]) {
  const opened = shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data }));
  const closed = ended.map(([code, successor]) => ({
    type: 'UnitClosed' as const,
    data: { code, successor, ...basis },
  }));
  return { with: { tree: UnitTree.of([...opened, ...closed]) } };
}

const atTheAuthority = [received, accepted, routed, signed] as const;
const papers = [{ name: '户口簿', copies: 1, original: true }];

describe('a unit that has ended', () => {
  it.each([
    ['route', counter, { to: '210103-MZ', reason: '户籍已迁' }, [received, accepted]],
    ['transfer', handler, { to: '210103-MZ', reason: '户籍已迁' }, atTheAuthority],
    ['rule', asker('supervisor', '210100'), { to: '210103-MZ', reason: '户籍已迁' }, atTheAuthority],
    ['request-co-handling', handler, { unit: '210103-MZ', ask: '请核实' }, atTheAuthority],
    ['send-papers', counter, { to: '210103-MZ', papers }, [received]],
  ] as const)('is no target of %s; the successor is told', (act, by, payload, before) => {
    const tree = without(['210103-MZ', '210104-MZ']);
    const { outcome } = given('MZ-10', ...before).when({ ...told(by, act, payload as never), ...tree });
    expect(outcome).toMatchObject({ code: 'unit-closed', params: { unit: '210103-MZ', successor: '210104-MZ' } });
  });

  it('is ordered nothing, escalated to by nobody, and hands out nothing', () => {
    const tree = without([HEPING_MZ, '210103-MZ'], [STREET, NEXT_STREET]);
    const at = given('MZ-10', ...atTheAuthority);
    const ordered = at.when({ ...told(above, 'order-supervision', { to: HEPING_MZ, demand: '请说明' }), ...tree });
    expect(ordered.then).toBe('rule: unit-closed');
    const sq = given('MZ-04', told(asker('universal-counter', STREET), 'receive', { item: 'MZ-04', place: HEPING }));
    expect(sq.when({ ...told(above, 'escalate', { to: STREET, reason: '久拖' }), ...tree }).then).toBe(
      'rule: unit-closed',
    );
    const receive = { item: 'MZ-10', residentId: RESIDENT_ID, deliverTo: { way: 'counter', unit: STREET } } as const;
    const refused = given('MZ-10').when({ ...told(counter, 'receive', receive), ...tree });
    expect(refused.outcome).toMatchObject({ code: 'unit-closed', field: '/deliverTo/unit' });
  });

  it('gives to its successor whatever it had of a case, and no clock, signature or claim with it', () => {
    const tree = without([HEPING_MZ, '210103-MZ']);
    const claimed = given('MZ-10', ...atTheAuthority, told(handler, 'claim', {}));
    const done = claimed.when({ ...told(system, 'succeed', { unit: HEPING_MZ }), ...tree });
    expect(done.outcome).toMatchObject([
      { data: { from: HEPING_MZ, to: '210103-MZ', parts: ['holder', 'responsible'] } },
    ]);
    const { handler: before } = claimed.state as { handler: object };
    expect(done.state).toMatchObject({
      responsibleUnit: '210103-MZ',
      handler: { ...before, unit: '210103-MZ' },
    });
    expect(done.state).toMatchObject({ arrivedAt: 'arrivedAt' in claimed.state ? claimed.state.arrivedAt : '' });
  });

  it('gives on its part as a co-handler, its papers, and the desk that received', () => {
    const tree = without([STREET, NEXT_STREET], [FAKU, OTHER]);
    const ask = told(handler, 'request-co-handling', { unit: STREET, ask: '入户核实' });
    const sent = told(counter, 'send-papers', { to: STREET, papers });
    const at = given('MZ-10', ...atTheAuthority, ask, sent);
    const street = at.when({ ...told(system, 'succeed', { unit: STREET }), ...tree });
    expect(street.state).toMatchObject({ coHandlings: [{ unit: NEXT_STREET }], papers: [{ to: NEXT_STREET }] });
    const desk = at.when({ ...told(system, 'succeed', { unit: FAKU }), ...tree });
    expect(desk.state).toMatchObject({ receiving: { unit: OTHER, leaf: FAKU }, routedBy: [OTHER] });
  });

  it('is succeeded to once, by the system, and only if it has ended', () => {
    const at = given('MZ-10', ...atTheAuthority);
    const succeed = told(system, 'succeed', { unit: HEPING_MZ });
    expect(at.when(succeed).then).toBe('rule: nothing-to-succeed-to');
    const tree = without(['210104-MZ', '210103-MZ']);
    expect(at.when({ ...told(system, 'succeed', { unit: '210104-MZ' }), ...tree }).then).toBe(
      'rule: nothing-to-succeed-to',
    );
    expect(at.when(told(handler, 'succeed', { unit: HEPING_MZ })).then).toBe('forbidden: not-allowed');
  });
});
