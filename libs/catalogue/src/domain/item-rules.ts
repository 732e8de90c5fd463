import { itemRefusal, type ItemRefusal } from './item-refusals.js';
import { draftOf, withdrawalOf, type ItemLife } from './item-life.js';

/** What managers do to an item, in the order in which it usually happens. */
export const ITEM_ACTS = ['propose', 'admit', 'publish', 'revise', 'suspend', 'resume', 'withdraw'] as const;
export type ItemAct = (typeof ITEM_ACTS)[number];

/** A rule of the catalogue: null where it is kept. It looks at the item and at who asks, never at what is said. */
export type ItemGuard = (life: ItemLife, asker: { readonly person: string }) => ItemRefusal | null;

/** A code is proposed once; afterwards its definition is revised. */
export const proposedOnlyOnce: ItemGuard = (life) => {
  if (life.phase === 'unknown') return null;
  return itemRefusal(life.phase === 'withdrawn' ? 'withdrawn-for-good' : 'item-exists');
};

/** Off the list is off for good: what comes back is a new item. */
export const notWithdrawn: ItemGuard = (life) =>
  life.phase === 'withdrawn' ? itemRefusal('withdrawn-for-good') : null;

/** 准入: there must be something to review. */
export const somethingIsProposed: ItemGuard = (life) => (draftOf(life) ? null : itemRefusal('nothing-proposed'));

export const admittedOnlyOnce: ItemGuard = (life) =>
  draftOf(life)?.admittedBy ? itemRefusal('already-admitted', { person: draftOf(life)?.admittedBy ?? '' }) : null;

/** 权限分离: who proposed a version does not review it. */
export const proposerDoesNotReview: ItemGuard = (life, { person }) =>
  draftOf(life)?.proposedBy === person ? itemRefusal('proposed-by-you') : null;

/** 先准入，后发布: nothing is published that nobody has reviewed, not the tenth version either. */
export const admittedBeforePublished: ItemGuard = (life) =>
  draftOf(life)?.admittedBy ? null : itemRefusal(draftOf(life) ? 'not-admitted' : 'nothing-proposed');

export const onlyThePublishedIsSuspended: ItemGuard = (life) =>
  life.phase === 'in-force' && life.inForce.state === 'published' ? null : itemRefusal('not-published');

/** A withdrawal that is only proposed is taken back the same way. */
export const onlyTheSuspendedIsResumed: ItemGuard = (life) =>
  withdrawalOf(life) || (life.phase === 'in-force' && life.inForce.state === 'suspended')
    ? null
    : itemRefusal('not-suspended');

/** 权限分离: for good off the list takes two persons, as onto it. */
export const withdrawnByTwo: ItemGuard = (life, { person }) =>
  withdrawalOf(life)?.proposedBy === person ? itemRefusal('withdrawal-proposed-by-you') : null;

/** What must hold before each act, in the order in which it is asked. */
export const ITEM_GUARDS: Readonly<Record<ItemAct, readonly ItemGuard[]>> = {
  propose: [proposedOnlyOnce],
  admit: [notWithdrawn, somethingIsProposed, admittedOnlyOnce, proposerDoesNotReview],
  publish: [notWithdrawn, admittedBeforePublished],
  revise: [notWithdrawn],
  suspend: [notWithdrawn, onlyThePublishedIsSuspended],
  resume: [notWithdrawn, onlyTheSuspendedIsResumed],
  withdraw: [notWithdrawn, withdrawnByTwo],
};

/** The first rule that forbids the act now, whatever is said with it. */
export function itemForbids(act: ItemAct, life: ItemLife, asker: { readonly person: string }): ItemRefusal | null {
  for (const guard of ITEM_GUARDS[act]) {
    const refusal = guard(life, asker);
    if (refusal) return refusal;
  }
  return null;
}
