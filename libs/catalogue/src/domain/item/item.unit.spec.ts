import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarYearPublished, publishedYears } from '#libs/clocks';
import { Calendars } from '#libs/clocks/domain';
import { shenyangUnits, UnitTree } from '#libs/region';
import { isRefusal, ROLES, type Role } from '#libs/kernel/domain';
import { shenyangItems } from '../../shenyang.js';
import type { ServiceItem } from '../service-item.js';
import { itemMatter, itemStream, type ItemCommand, type ItemEvent } from './item.js';
import type { ItemContext } from './kit.js';
import type { ItemLife } from './life.js';

const region = '210100';
const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data })));
const calendar = Calendars.from(publishedYears().map((year) => calendarYearPublished(region, year))).of(region);
const [first] = shenyangItems().items;
if (!first) throw new Error('no items');
const item: ServiceItem = { ...first, code: 'MZ-90' };
const basis = '沈民发〔2026〕3号';
const propose = { act: 'propose', payload: { item, basis } } as const;
const revise = { act: 'revise', payload: { item: { ...item, name: '新名' }, basis } } as const;
const admit = { act: 'admit', payload: { opinion: null } } as const;
const publish = { act: 'publish', payload: {} } as const;
const suspend = { act: 'suspend', payload: { basis } } as const;
const resume = { act: 'resume', payload: { basis } } as const;
const withdraw = { act: 'withdraw', payload: { basis } } as const;

function contextOf(person: string): ItemContext {
  const asker = { person, role: 'catalogue-manager', unit: region } as const;
  return { now: '2026-09-14T01:00:00.000Z', region, code: 'MZ-90', asker, tree, calendar, zone: 'Asia/Shanghai' };
}

function evolved(life: ItemLife, events: readonly ItemEvent[], person: string): ItemLife {
  const { now, asker } = contextOf(person);
  const metadata = { occurredAt: now, recordedAt: now, actor: asker };
  return events.reduce(
    (before, event) => itemMatter.evolve(before, { event, metadata, stream: itemStream(region, 'MZ-90') }),
    life,
  );
}

type Told = readonly [person: string, command: ItemCommand];

/** What came of each command, one after the other: the type of an event, or the code of a refusal. */
function told(...commands: readonly Told[]): { readonly came: readonly string[]; readonly life: ItemLife } {
  let life: ItemLife = { phase: 'unknown' };
  const came = commands.map(([person, command]) => {
    const decision = itemMatter.decide(command, life, contextOf(person));
    if (isRefusal(decision)) return decision.code;
    life = evolved(life, decision, person);
    return decision.map(({ type }) => type).join();
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
    const { came } = told(['wang', { ...propose, payload: { item: { ...item, limits }, basis } }]);
    expect(came).toEqual(['promise-longer-than-law']);
  });

  it('names its own code and departments that are there', () => {
    const proposing = (changes: Partial<ServiceItem>) =>
      told(['wang', { ...propose, payload: { item: { ...item, ...changes }, basis } }]).came;
    expect(proposing({ code: 'MZ-91' })).toEqual(['code-differs']);
    expect(proposing({ department: 'XX' })).toEqual(['unknown-department']);
  });

  it.each(itemMatter.acts.map(({ name, who }) => [name, who] as const))(
    'is managed (%s) by managers of the region and its departments, not of a district',
    (_act, who) => {
      const may = (role: Role, unit: string) => who({ asker: { person: 'wang', role, unit }, facts: {}, tree });
      expect(ROLES.filter((role) => may(role, region))).toEqual(['catalogue-manager']);
      const at = [region, '210100-MZ', '210102', '210102-MZ', 'x'];
      expect(at.filter((unit) => may('catalogue-manager', unit))).toEqual([region, '210100-MZ']);
    },
  );

  const anyCommand = fc.constantFrom<ItemCommand>(propose, revise, admit, publish, suspend, resume, withdraw);
  const anyHistory = fc.array(fc.tuple(fc.constantFrom('wang', 'li'), anyCommand), { maxLength: 15 });

  it('may do what it says may be done, and nothing else', () => {
    fc.assert(
      fc.property(anyHistory, anyCommand, (history, command) => {
        const { life } = told(...history);
        const context = contextOf('wang');
        // Before the first proposal nothing is there that something could be done to.
        const allowed =
          life.phase === 'unknown' ? ['propose'] : (itemMatter.allowedActs(life, context) as readonly string[]);
        expect(isRefusal(itemMatter.decide(command, life, context))).toBe(!allowed.includes(command.act));
      }),
    );
  });

  it('counts its versions without a gap, and none is in force that one person made alone', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let version = 0;
        let life: ItemLife = { phase: 'unknown' };
        for (const [person, command] of history) {
          const decision = itemMatter.decide(command, life, contextOf(person));
          if (isRefusal(decision)) continue;
          for (const { type, data } of decision) {
            if (type !== 'ItemPublished' && type !== 'ItemRevised') continue;
            expect(data.version).toBe((version += 1));
            const draft = life.phase === 'drafted' || life.phase === 'in-force' ? life.draft : null;
            expect(draft?.proposedBy).not.toBe(draft?.admittedBy);
          }
          life = evolved(life, decision, person);
        }
      }),
    );
  });
});
