import type { LocalDate } from '#libs/clocks/domain';
import { isRefusal } from '#libs/kernel/domain';
import type { ResidentDied } from '../events.js';
import { changeOfRecord, OF_A_CHANGE } from './change.js';
import { changed, defineLastingAct, defineLastingEvent } from './kit.js';
import { desks, notAllowedToRegister, onlyOfTheirDistrict, onlyOfTheLiving, type Reason } from './rules.js';

export interface Death extends Reason {
  readonly on: LocalDate;
}

export const Died = defineLastingEvent<ResidentDied>('ResidentDied', {
  evolve: changed,
  words: { zh: '登记死亡。', en: 'The death of the resident was recorded.' },
});

/** 登记死亡. What is open and not yet handed out ends; a mistake is taken back by a correction. */
export const recordDeath = defineLastingAct('record-death', {
  word: { zh: '登记死亡', en: 'record a death' },
  summary: { zh: '登记死亡。', en: 'Record a death.' },
  who: desks,
  guards: [onlyOfTheirDistrict, onlyOfTheLiving],
  events: [Died],
  refusals: [notAllowedToRegister, ...OF_A_CHANGE],
  decide(_state, { on, reason }: Death, context) {
    const change = changeOfRecord({ diedOn: on }, reason, context);
    return isRefusal(change) ? change : [Died.of(change)];
  },
});
