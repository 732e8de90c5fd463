import type { ServiceItem } from '../service-item.js';

/** A version that is on its way: who proposed it, and who reviewed it. */
export interface ItemDraft {
  readonly version: number;
  readonly item: ServiceItem;
  readonly basis: string;
  readonly proposedBy: string;
  readonly admittedBy: string | null;
}

/** The version that receipts are taken under, or would be if it were not suspended. */
export interface ItemInForce {
  readonly version: number;
  readonly item: ServiceItem;
  readonly state: 'published' | 'suspended';
  readonly basis: string;
}

/** 退出 that somebody has proposed and nobody confirmed. */
export interface ProposedWithdrawal {
  readonly proposedBy: string;
  readonly basis: string;
}

export interface ItemDrafted {
  readonly phase: 'drafted';
  readonly draft: ItemDraft;
  readonly withdrawal: ProposedWithdrawal | null;
}
export interface ItemStanding {
  readonly phase: 'in-force';
  readonly inForce: ItemInForce;
  readonly draft: ItemDraft | null;
  readonly withdrawal: ProposedWithdrawal | null;
}
export interface ItemOffTheList {
  readonly phase: 'withdrawn';
  readonly last: ItemInForce | ItemDraft;
  readonly basis: string;
}

/** An item from its proposal to its end. */
export type OpenItem = ItemDrafted | ItemStanding;
export type KnownItem = OpenItem | ItemOffTheList;
export type ItemLife = { readonly phase: 'unknown' } | KnownItem;

/** The version on its way; null where there is none. */
export function draftOf(life: ItemLife): ItemDraft | null {
  return life.phase === 'drafted' || life.phase === 'in-force' ? life.draft : null;
}

/** A withdrawal on its way; null where there is none. */
export function withdrawalOf(life: ItemLife): ProposedWithdrawal | null {
  return life.phase === 'drafted' || life.phase === 'in-force' ? life.withdrawal : null;
}
