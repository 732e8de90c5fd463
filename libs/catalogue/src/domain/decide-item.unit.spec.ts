import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarYearPublished, publishedYears } from '#libs/clocks';
import { Calendars } from '#libs/clocks/domain';
import { shenyangUnits, UnitTree } from '#libs/region';
import { shenyangItems } from '../shenyang.js';
import { allowedItemActs, decideItem, type ItemCommand, type ItemContext } from './decide-item.js';
import { evolveItem, type ItemLife } from './item-life.js';
import { isItemRefusal } from './item-refusals.js';
import type { ServiceItem } from './service-item.js';

const region = '210100';
const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data })));
const calendar = Calendars.from(publishedYears().map((year) => calendarYearPublished(region, year))).of(region);
const [first] = shenyangItems().items;
if (!first) throw new Error('no items');
const item: ServiceItem = { ...first, code: 'MZ-90' };
const basis = '沈民发〔2026〕3号';
const propose = { act: 'propose', item, basis } as const;
const revise = { act: 'revise', item: { ...item, name: '新名' }, basis } as const;
const admit = { act: 'admit', opinion: null } as const;
const publish = { act: 'publish' } as const;
const suspend = { act: 'suspend', basis } as const;
const resume = { act: 'resume', basis } as const;
const withdraw = { act: 'withdraw', basis } as const;

function contextOf(person: string): ItemContext {
  return { now: '2026-09-14T01:00:00.000Z', region, code: 'MZ-90', person, tree, calendar, zone: 'Asia/Shanghai' };
}

type Told = readonly [person: string, command: ItemCommand];

/** What came of each command, one after the other: the type of an event, or the code of a refusal. */
function told(...commands: readonly Told[]): { readonly came: readonly string[]; readonly life: ItemLife } {
  let life: ItemLife = { phase: 'unknown' };
  const came = commands.map(([person, command]) => {
    const decision = decideItem(command, life, contextOf(person));
    if (isItemRefusal(decision)) return decision.code;
    life = evolveItem(life, {
      event: decision,
      metadata: { actor: { person, role: 'catalogue-manager', unit: region } },
    });
    return decision.type;
  });
  return { came, life };
}

describe('an item of the catalogue', () => {
  it('is proposed by one, reviewed by another, and published', () => {
    const { came, life } = told(['wang', propose], ['li', admit], ['wang', publish]);
    expect(came).toEqual(['ItemProposed', 'ItemAdmitted', 'ItemPublished']);
    expect(life).toMatchObject({ phase: 'in-force', inForce: { version: 1, state: 'published' }, draft: null });
  });

  it('is not reviewed by who proposed it, nor published without review', () => {
    expect(told(['wang', propose], ['wang', admit], ['li', publish]).came.slice(1)).toEqual([
      'proposed-by-you',
      'not-admitted',
    ]);
  });

  it('has its next version reviewed as well; until then the last one stays in force', () => {
    const published: Told[] = [
      ['wang', propose],
      ['li', admit],
      ['wang', publish],
    ];
    const revised = told(...published, ['li', revise]);
    expect(revised.life).toMatchObject({ inForce: { version: 1 }, draft: { version: 2, proposedBy: 'li' } });
    expect(told(...published, ['li', revise], ['li', publish]).came.at(-1)).toBe('not-admitted');
    const { came, life } = told(...published, ['li', revise], ['wang', admit], ['li', publish]);
    expect(came.at(-1)).toBe('ItemRevised');
    expect(life).toMatchObject({ inForce: { version: 2, item: { name: '新名' } }, draft: null });
  });

  it('is reviewed anew where its draft is changed after the review', () => {
    expect(told(['wang', propose], ['li', admit], ['wang', revise], ['wang', publish]).came.at(-1)).toBe(
      'not-admitted',
    );
  });

  it('is suspended, resumed and withdrawn for good', () => {
    const { came } = told(
      ['wang', propose],
      ['wang', suspend],
      ['li', admit],
      ['li', publish],
      ['li', resume],
      ['li', suspend],
      ['li', suspend],
      ['li', resume],
      ['li', withdraw],
      ['li', withdraw],
      ['wang', withdraw],
      ['li', resume],
      ['li', propose],
    );
    expect(came).toEqual([
      'ItemProposed',
      'not-published',
      'ItemAdmitted',
      'ItemPublished',
      'not-suspended',
      'ItemSuspended',
      'not-published',
      'ItemResumed',
      'ItemWithdrawalProposed',
      'withdrawal-proposed-by-you',
      'ItemWithdrawn',
      'withdrawn-for-good',
      'withdrawn-for-good',
    ]);
  });

  it('stays on the list where its withdrawal is taken back before another confirms it', () => {
    const published: Told[] = [
      ['wang', propose],
      ['li', admit],
      ['wang', publish],
    ];
    const { came, life } = told(...published, ['li', withdraw], ['wang', resume], ['wang', withdraw]);
    expect(came.slice(3)).toEqual(['ItemWithdrawalProposed', 'ItemResumed', 'ItemWithdrawalProposed']);
    expect(life).toMatchObject({
      phase: 'in-force',
      inForce: { state: 'published' },
      withdrawal: { proposedBy: 'wang' },
    });
  });

  it('never promises more time than the law allows', () => {
    const limits = { ...item.limits, promised: { value: 31, unit: 'working-day', rolls: true } } as const;
    const { came } = told(['wang', { ...propose, item: { ...item, limits } }]);
    expect(came).toEqual(['promise-longer-than-law']);
  });

  it('names its own code and departments that are there', () => {
    expect(told(['wang', { ...propose, item: { ...item, code: 'MZ-91' } }]).came).toEqual(['code-differs']);
    expect(told(['wang', { ...propose, item: { ...item, department: 'XX' } }]).came).toEqual(['unknown-department']);
  });

  const anyCommand = fc.constantFrom<ItemCommand>(propose, revise, admit, publish, suspend, resume, withdraw);
  const anyHistory = fc.array(fc.tuple(fc.constantFrom('wang', 'li'), anyCommand), { maxLength: 15 });

  it('may do what it says may be done, and nothing else', () => {
    fc.assert(
      fc.property(anyHistory, anyCommand, (history, command) => {
        const { life } = told(...history);
        const allowed = allowedItemActs(life, { person: 'wang' }).includes(command.act);
        expect(isItemRefusal(decideItem(command, life, contextOf('wang')))).toBe(!allowed);
      }),
    );
  });

  it('counts its versions without a gap, and none is in force that one person made alone', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let version = 0;
        let life: ItemLife = { phase: 'unknown' };
        for (const [person, command] of history) {
          const decision = decideItem(command, life, contextOf(person));
          if (isItemRefusal(decision)) continue;
          if (decision.type === 'ItemPublished' || decision.type === 'ItemRevised') {
            expect(decision.data.version).toBe((version += 1));
            const draft = life.phase === 'drafted' || life.phase === 'in-force' ? life.draft : null;
            expect(draft?.proposedBy).not.toBe(draft?.admittedBy);
          }
          life = evolveItem(life, { event: decision, metadata: { actor: { person, role: '', unit: '' } } });
        }
      }),
    );
  });
});
