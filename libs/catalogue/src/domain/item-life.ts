import type { Actor } from '#libs/event-log/domain';
import type { ItemEvent } from './events.js';
import type { ServiceItem } from './service-item.js';

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

/** An item from its proposal to its end. */
export type ItemLife =
  | { readonly phase: 'unknown' }
  | { readonly phase: 'drafted'; readonly draft: ItemDraft; readonly withdrawal: ProposedWithdrawal | null }
  | {
      readonly phase: 'in-force';
      readonly inForce: ItemInForce;
      readonly draft: ItemDraft | null;
      readonly withdrawal: ProposedWithdrawal | null;
    }
  | { readonly phase: 'withdrawn'; readonly last: ItemInForce | ItemDraft; readonly basis: string };

export type KnownItem = Exclude<ItemLife, { phase: 'unknown' }>;

/** An event of an item's stream, and who made it happen. */
export interface ItemHappening {
  readonly event: ItemEvent;
  readonly metadata: { readonly actor: Actor };
}

/** The life after one more event. Total: what makes no sense leaves it as it is, and what is withdrawn stays so. */
export function evolveItem(life: ItemLife, { event, metadata }: ItemHappening): ItemLife {
  if (life.phase === 'withdrawn') return life;
  switch (event.type) {
    case 'ItemProposed': {
      const { version, item, basis } = event.data;
      return withDraft(life, { version, item, basis, proposedBy: metadata.actor.person, admittedBy: null });
    }
    case 'ItemAdmitted': {
      const draft = draftOf(life);
      return draft && draft.version === event.data.version
        ? withDraft(life, { ...draft, admittedBy: metadata.actor.person })
        : life;
    }
    case 'ItemPublished':
    case 'ItemRevised': {
      const { version, item, basis } = event.data;
      return {
        phase: 'in-force',
        inForce: { version, item, state: 'published', basis },
        draft: null,
        withdrawal: null,
      };
    }
    case 'ItemSuspended':
    case 'ItemResumed': {
      if (life.phase === 'unknown') return life;
      const isResumed = event.type === 'ItemResumed';
      const withdrawal = isResumed ? null : life.withdrawal;
      if (life.phase === 'drafted') return { ...life, withdrawal };
      const state = isResumed ? 'published' : 'suspended';
      return { ...life, withdrawal, inForce: { ...life.inForce, state, basis: event.data.basis } };
    }
    case 'ItemWithdrawalProposed':
      return life.phase === 'unknown'
        ? life
        : { ...life, withdrawal: { proposedBy: metadata.actor.person, basis: event.data.basis } };
    case 'ItemWithdrawn':
      return life.phase === 'unknown'
        ? life
        : {
            phase: 'withdrawn',
            last: life.phase === 'in-force' ? life.inForce : life.draft,
            basis: event.data.basis,
          };
    default:
      return ignored(event, life);
  }
}

export function foldItem(happenings: Iterable<ItemHappening>): ItemLife {
  let life: ItemLife = { phase: 'unknown' };
  for (const happening of happenings) life = evolveItem(life, happening);
  return life;
}

/** The version on its way; null where there is none. */
export function draftOf(life: ItemLife): ItemDraft | null {
  return life.phase === 'drafted' || life.phase === 'in-force' ? life.draft : null;
}

/** A withdrawal on its way; null where there is none. */
export function withdrawalOf(life: ItemLife): ProposedWithdrawal | null {
  return life.phase === 'drafted' || life.phase === 'in-force' ? life.withdrawal : null;
}

function withDraft(life: Exclude<ItemLife, { phase: 'withdrawn' }>, draft: ItemDraft): ItemLife {
  return life.phase === 'in-force' ? { ...life, draft } : { phase: 'drafted', draft, withdrawal: withdrawalOf(life) };
}

/** Unreachable as far as the compiler knows; an event of a later version is left aside. */
function ignored(_event: never, life: ItemLife): ItemLife {
  return life;
}
