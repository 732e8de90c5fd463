import { describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/event-log/testing';
import { nameUuid } from '#libs/runtime';
import type { Asker } from '#libs/kernel/domain';
import type { CaseCommand } from '../case.js';
import { asker, counter, FAKU, handler, HEPING_MZ, RESIDENT_ID } from '../../testing/index.js';
import { caseDesk, envelope } from '../../testing/desk.js';
import { caseIdOf } from './case-desk.js';

const OTHER = '210103-MZ';
const city = asker('supervisor', '210100');
const other = asker('case-handler', OTHER);
const ONE = '11111111-1111-5111-8111-111111111111';
const back = { act: 'return', payload: { reasonCode: 'wrong-unit' } } as const;

/** Two processes over one log, and cases that are told apart by a letter. */
function office() {
  const log = new MemoryEventLog();
  const desks = [caseDesk(log), caseDesk(log)];
  let turn = 0;
  /** Each command goes to the other process than the one before. */
  const act = (name: string, by: Asker, command: CaseCommand) => {
    turn += 1;
    const commandId = nameUuid(ONE, `${name} ${turn}`);
    return desks[turn % 2]?.act(envelope(commandId, {}, { asker: by }), caseIdOf(nameUuid(ONE, name)), command);
  };
  const receive = async (name: string, item = 'MZ-10') => {
    const body = { item, residentId: RESIDENT_ID };
    await desks[0]?.begin(envelope(nameUuid(ONE, name), body), { act: 'receive', payload: body });
    await act(name, counter, { act: 'accept', payload: {} });
    return act(name, counter, { act: 'route', payload: {} });
  };
  /** Returned twice, so that the common superior rules. */
  const ruled = async (name: string, to: string) => {
    await receive(name);
    await act(name, handler, back);
    await act(name, counter, { act: 'route', payload: {} });
    await act(name, handler, back);
    return act(name, city, { act: 'rule', payload: { to, reason: '职责在此' } });
  };
  return { log, act, receive, ruled };
}

const refused = (code: string, params: object = {}) => ({
  code,
  refusal: expect.objectContaining({ params: expect.objectContaining(params) }),
});

describe('a ruling', () => {
  it('binds the same question later: whoever was ruled for returns no such case, and is told the number', async () => {
    const { act, receive, ruled } = office();
    const first = await ruled('a', HEPING_MZ);
    const number = first?.state.moves.ruling?.number ?? '';
    expect(number).toBe(`R-${first?.state.number ?? ''}`);
    await receive('b');
    await expect(act('b', handler, back)).rejects.toMatchObject(refused('ruling-binds', { number, unit: HEPING_MZ }));
    await act('b', handler, { act: 'sign', payload: {} });
    const transfer = { act: 'transfer', payload: { to: OTHER, reason: '户籍已迁' } } as const;
    expect(await act('b', handler, transfer)).toMatchObject({ state: { responsibleUnit: OTHER } });
  });

  it('leaves what is missing, and every other item, as free as before', async () => {
    const { act, receive, ruled } = office();
    await ruled('a', HEPING_MZ);
    await receive('b');
    const missing = { act: 'return', payload: { reasonCode: 'missing-material' } } as const;
    expect(await act('b', handler, missing)).toMatchObject({ state: { handler: { unit: FAKU } } });
    await receive('c', 'MZ-11');
    expect(await act('c', handler, back)).toMatchObject({ state: { handler: { unit: FAKU } } });
  });

  it('for a third unit sends the next case there, and it stays there', async () => {
    const { act, receive, ruled } = office();
    const first = await ruled('a', OTHER);
    const next = await receive('b');
    expect(next?.state).toMatchObject({ responsibleUnit: OTHER, handler: { unit: OTHER } });
    await expect(act('b', other, back)).rejects.toMatchObject(
      refused('ruling-binds', { number: first?.state.moves.ruling?.number }),
    );
    const transfer = { act: 'transfer', payload: { to: HEPING_MZ, reason: '不属本单位' } } as const;
    await act('b', other, { act: 'sign', payload: {} });
    await expect(act('b', other, transfer)).rejects.toMatchObject({ code: 'ruling-binds' });
  });

  it('holds until the same question is ruled anew', async () => {
    const { act, receive, ruled } = office();
    await ruled('a', OTHER);
    await receive('b');
    await act('b', city, { act: 'rule', payload: { to: HEPING_MZ, reason: '重新裁定' } });
    expect((await receive('c'))?.state).toMatchObject({ handler: { unit: HEPING_MZ } });
    await expect(act('c', handler, back)).rejects.toMatchObject({ code: 'ruling-binds' });
  });

  it('that its case never came to say binds nobody', async () => {
    const { log, act, receive, ruled } = office();
    await ruled('a', HEPING_MZ);
    const [recorded] = await log.readStream('rulings-210100-MZ-10');
    expect(JSON.parse(recorded?.data ?? '{}')).toMatchObject({ units: [HEPING_MZ, FAKU], to: HEPING_MZ, by: '210100' });
    const { log: fresh, act: elsewhere, receive: again } = office();
    if (recorded) await fresh.append('rulings-210100-MZ-10', 'no-stream', [recorded]);
    await again('b');
    expect(await elsewhere('b', handler, back)).toMatchObject({ state: { handler: { unit: FAKU } } });
    await receive('b');
    await expect(act('b', handler, back)).rejects.toMatchObject({ code: 'ruling-binds' });
  });
});
