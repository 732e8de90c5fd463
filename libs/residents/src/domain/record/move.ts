import type { LocalDate } from '#libs/clocks/domain';
import { isRefusal } from '#libs/kernel/domain';
import type { ResidentMoved } from '../events.js';
import type { Person } from '../resident.js';
import { changeOfRecord, OF_A_CHANGE } from './change.js';
import { changed, defineLastingAct, defineLastingEvent } from './kit.js';
import { desks, notAllowedToRegister, onlyOfTheirDistrict, onlyOfTheLiving, type Reason } from './rules.js';

export interface Move extends Reason {
  readonly changes: Partial<Pick<Person, 'householdUnit' | 'residenceUnit'>>;
  readonly from: LocalDate;
}

export const Moved = defineLastingEvent<ResidentMoved>('ResidentMoved', {
  evolve: changed,
  words: { zh: '自{from}起迁移：{fields}。', en: 'Moved from {from} on: {fields}.' },
});

/** 迁移: new cases follow the new place, old ones keep theirs. */
export const move = defineLastingAct('move', {
  word: { zh: '迁移', en: 'move' },
  summary: {
    zh: '迁移；新收的件按新地办，在办的照旧。',
    en: 'Move; new cases follow the new place, old ones theirs.',
  },
  who: desks,
  guards: [onlyOfTheirDistrict, onlyOfTheLiving],
  events: [Moved],
  refusals: [notAllowedToRegister, ...OF_A_CHANGE],
  decide(_state, { changes, from, reason }: Move, context) {
    const change = changeOfRecord(changes, reason, context);
    return isRefusal(change) ? change : [Moved.of({ ...change, from })];
  },
});
