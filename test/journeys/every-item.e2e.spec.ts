import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shenyangItems } from '#libs/catalogue';
import type { ServiceItem } from '#libs/catalogue/domain';
import { Desk, identityNumber, type Answer, type Brief } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const { items } = shenyangItems();
const refused = items.filter(({ mode }) => mode === 'fixed' || mode === 'guide-only');
const decidedThere = items.filter(({ mode }) => mode === 'decide-anywhere');
const routed = items.filter(({ mode }) => mode === 'accept-anywhere' || mode === 'collect-and-forward');

describe('every item, at a counter of 法库县 for a resident of 和平区', () => {
  let system: TestSystem;
  let counter: Desk;
  let colleague: Desk;
  let child: string;
  let elder: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER, 'first');
    colleague = await Desk.of(system, 'universal-counter', COUNTER, 'second');
    const units = { householdUnit: HOME, residenceUnit: HOME };
    elder = await counter.register({ name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units });
    child = await counter.register({ name: '王小明', identityNumber: identityNumber('20150601', '133'), ...units });
  });
  afterAll(() => system?.stop());

  const request = ({ code, eligibility }: ServiceItem) => ({
    item: code,
    residentId: eligibility.maxAge === undefined ? elder : child,
  });
  const done = (answer: Answer): Brief => {
    expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
    return answer.body as Brief;
  };
  const named = (list: readonly ServiceItem[]) => list.map((item) => [item.code, item] as const);

  it('is one of 41 that are received, 28 of them routed and 13 decided there, or of 11 that are not', () => {
    expect([items.length, routed.length, decidedThere.length, refused.length]).toEqual([52, 28, 13, 11]);
  });

  it.each(named(routed))('%s is routed to whom its rule finds, who decides', async (_code, item) => {
    const { caseId, responsibleUnit } = await counter.receive(request(item));
    const unit = String(responsibleUnit);
    expect(unit).not.toBe(COUNTER);
    const handler = await Desk.of(system, 'case-handler', unit);
    const acceptsHere = item.mode === 'accept-anywhere';
    if (acceptsHere) done(await counter.act(caseId, 'accept'));
    expect(done(await counter.act(caseId, 'route'))).toMatchObject({ handler: { unit, signed: false } });
    done(await handler.act(caseId, 'sign'));
    if (!acceptsHere) done(await handler.act(caseId, 'accept'));
    done(await handler.act(caseId, 'decide', { outcome: 'granted' }));
    expect(done(await handler.act(caseId, 'fulfil'))).toMatchObject({ phase: 'fulfilled', outcome: 'granted' });
  });

  it.each(named(decidedThere))('%s is decided at the counter itself, and never routed', async (_code, item) => {
    const { caseId, responsibleUnit } = await counter.receive(request(item));
    expect(responsibleUnit).toBe(COUNTER);
    const onTheSpot = item.kind === 'on-the-spot';
    done(await counter.act(caseId, 'accept', onTheSpot ? { onTheSpot } : {}));
    expect((await counter.act(caseId, 'route')).body).toMatchObject({ status: 409, code: 'decided-at-the-counter' });
    const own = await counter.act(caseId, 'decide', { outcome: 'granted' });
    if (onTheSpot) done(own);
    else {
      expect(own.body).toMatchObject({ status: 409, code: 'received-by-you', rule: expect.any(String) });
      done(await colleague.act(caseId, 'decide', { outcome: 'granted' }));
    }
    expect(done(await counter.act(caseId, 'fulfil'))).toMatchObject({ phase: 'fulfilled' });
  });

  it.each(named(refused))('%s is refused, and the right address named', async (_code, item) => {
    const { status, body, headers } = await counter.post('/v1/cases', request(item), { 'accept-language': 'en' });
    expect([status, body.code, headers.get('content-language')]).toEqual([409, 'not-at-this-counter', 'en']);
    expect(body.rule).toEqual(expect.any(String));
    expect(body.detail).toContain(`Send the resident to ${addressOf(item)} (`);
  });
});

/** Where an item of this resident belongs; all of them are found in 和平区. */
function addressOf({ responsible: { level, department } }: ServiceItem): string {
  const division = { community: HOME, street: HOME.slice(0, 9), district: HOME.slice(0, 6), city: '210100' }[level];
  return department === null ? division : `${division}-${department}`;
}
