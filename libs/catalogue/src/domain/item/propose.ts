import { managerOfTheCatalogue } from '#libs/access/domain';
import { refuse, type Refusal } from '#libs/kernel/domain';
import type { ServiceItem } from '../service-item.js';
import { codeDiffers, faultIn, OF_A_DEFINITION } from './definition.js';
import { defineActWhenever, defineEventWhenever, type ItemContext, type OfItem } from './kit.js';
import { draftOf, withdrawalOf, type ItemLife } from './life.js';
import { proposedOnlyOnce, type Basis } from './rules.js';

/** The whole definition, and the list, rule or notice that it stands on. */
export interface Proposal extends Basis {
  readonly item: ServiceItem;
}

/**
 * A definition put forward for review: of a new item, or the next version of one that is in force and stays so meanwhile. A further proposal
 * takes its place.
 */
export interface ItemProposed {
  readonly type: 'ItemProposed';
  readonly data: OfItem & { readonly version: number; readonly item: ServiceItem; readonly basis: string };
}
export const ItemProposed = defineEventWhenever<ItemProposed>('ItemProposed', {
  evolve(life, { version, item, basis }, _at, { metadata }) {
    if (life.phase === 'withdrawn') return life;
    const draft = { version, item, basis, proposedBy: metadata.actor.person, admittedBy: null };
    return life.phase === 'in-force' ? { ...life, draft } : { phase: 'drafted', draft, withdrawal: withdrawalOf(life) };
  },
  words: {
    zh: '提出事项{code}第{version}版，待审核；依据：{basis}。',
    en: 'Version {version} of {code} was proposed for review, by {basis}.',
  },
});

export const OF_A_PROPOSAL = [codeDiffers, ...OF_A_DEFINITION];

/** 提出: a new code comes up for admission. */
export const propose = defineActWhenever('propose', {
  word: { zh: '提出', en: 'propose' },
  summary: { zh: '提出：把事项提请准入。', en: 'Propose a new item.' },
  who: managerOfTheCatalogue,
  guards: [proposedOnlyOnce],
  events: [ItemProposed],
  refusals: OF_A_PROPOSAL,
  decide: (life, proposal: Proposal, context) => proposed(proposal, life, context),
});

/** A definition names the code that it is proposed under, and can be obeyed. */
export function proposed(
  { item, basis }: Proposal,
  life: ItemLife,
  context: ItemContext,
): readonly ItemProposed[] | Refusal {
  const { region, code } = context;
  if (item.code !== code) return refuse(codeDiffers, { code, other: item.code }, { field: '/item/code' });
  const wrong = faultIn(item, context);
  if (wrong) return wrong;
  const version = life.phase === 'in-force' ? life.inForce.version + 1 : 1;
  return [ItemProposed.of({ region, code, version, item: asPublishedBefore(item, life), basis })];
}

/** How the list had put it no desk can write: a revision keeps it. */
function asPublishedBefore(item: ServiceItem, life: ItemLife): ServiceItem {
  const before = life.phase === 'in-force' ? life.inForce.item : draftOf(life)?.item;
  return before?.asPublished ? { asPublished: before.asPublished, ...item } : item;
}
