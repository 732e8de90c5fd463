import type { TimeZone, WorkingCalendar } from '#libs/clocks/domain';
import { kernelOf, type Circumstances, type Guard } from '#libs/kernel/domain';
import type { RegionTree } from '#libs/region/domain';
import type { ItemLife, KnownItem, OpenItem } from './life.js';

/** Everything that a decision on an item needs beside the command and the item's life, as values. */
export interface ItemContext extends Circumstances {
  readonly region: string;
  readonly code: string;
  readonly tree: RegionTree;
  readonly calendar: WorkingCalendar;
  readonly zone: TimeZone;
}

export interface ItemTypes {
  readonly state: ItemLife;
  readonly known: KnownItem;
  readonly open: OpenItem;
  readonly context: ItemContext;
  readonly facts: object;
}

export type ItemGuard = Guard<KnownItem, ItemContext>;

/** Whose event it is. */
export interface OfItem {
  readonly region: string;
  readonly code: string;
}

export const itemStates = {
  isKnown: (life: ItemLife): life is KnownItem => life.phase !== 'unknown',
  isOpen: (life: ItemLife): life is OpenItem => life.phase === 'drafted' || life.phase === 'in-force',
};

/** The words in which acts, events and rules of an item are written. */
export const { defineActWhenever, defineLastingAct, defineEvent, defineEventWhenever, lastingGuard } =
  kernelOf<ItemTypes>(itemStates);
