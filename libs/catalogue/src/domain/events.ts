import type { ServiceItem } from './service-item.js';

/** Prefix of every item stream. */
export const ITEM_STREAM_PREFIX = 'item-';

/** The stream of one item of one region. */
export function itemStream(region: string, code: string): string {
  return `${ITEM_STREAM_PREFIX}${region}-${code}`;
}

interface OfItem {
  readonly region: string;
  readonly code: string;
}

/**
 * A definition put forward for review: of a new item, or the next version of one that is in force and stays so meanwhile. A further proposal
 * takes its place.
 */
export interface ItemProposed {
  readonly type: 'ItemProposed';
  readonly data: OfItem & { readonly version: number; readonly item: ServiceItem; readonly basis: string };
}
/** 准入: reviewed by another person than who proposed it; this version may be published. */
export interface ItemAdmitted {
  readonly type: 'ItemAdmitted';
  readonly data: OfItem & { readonly version: number; readonly opinion: string | null };
}
/** The item is in force; the first publication is version 1. `basis`: the list, rule or notice that it stands on. */
export interface ItemPublished {
  readonly type: 'ItemPublished';
  readonly data: OfItem & { readonly version: number; readonly item: ServiceItem; readonly basis: string };
}
/** A new version; a case that runs keeps the one it was received under (rules §1.2). */
export interface ItemRevised {
  readonly type: 'ItemRevised';
  readonly data: OfItem & { readonly version: number; readonly item: ServiceItem; readonly basis: string };
}
/** Not received until it is resumed or revised. */
export interface ItemSuspended {
  readonly type: 'ItemSuspended';
  readonly data: OfItem & { readonly basis: string };
}
/** Received again after a suspension; a withdrawal that was proposed is off. */
export interface ItemResumed {
  readonly type: 'ItemResumed';
  readonly data: OfItem & { readonly basis: string };
}
/** 退出: one manager proposes that it leave the list; it is received on until another confirms it, or somebody resumes it. */
export interface ItemWithdrawalProposed {
  readonly type: 'ItemWithdrawalProposed';
  readonly data: OfItem & { readonly basis: string };
}
/** Off the list for good, by another person than who proposed it. */
export interface ItemWithdrawn {
  readonly type: 'ItemWithdrawn';
  readonly data: OfItem & { readonly basis: string };
}

export type ItemEvent =
  | ItemProposed
  | ItemAdmitted
  | ItemPublished
  | ItemRevised
  | ItemSuspended
  | ItemResumed
  | ItemWithdrawalProposed
  | ItemWithdrawn;

/** For the registry: stored names and the version each is written in. */
export const ITEM_EVENTS = [
  { type: 'ItemProposed', version: 1 },
  { type: 'ItemAdmitted', version: 1 },
  { type: 'ItemPublished', version: 1 },
  { type: 'ItemRevised', version: 1 },
  { type: 'ItemSuspended', version: 1 },
  { type: 'ItemResumed', version: 1 },
  { type: 'ItemWithdrawalProposed', version: 1 },
  { type: 'ItemWithdrawn', version: 1 },
] as const satisfies readonly { readonly type: ItemEvent['type']; readonly version: number }[];
