import { nobody } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';

export interface RosterOver {
  readonly type: 'RosterOver';
  readonly data: { readonly duties: number; readonly missed: number };
}
export const RosterOver = defineEvent<RosterOver>('RosterOver', {
  evolve: (state) => ({ ...state, phase: 'over' }),
  words: {
    zh: '值班表期满：登记{duties}班，缺岗{missed}班。',
    en: 'The roster is over: {duties} duties, {missed} missed.',
  },
});

/** 期满: two days after its last, when nothing can be recorded any more. */
export const close = defineAct('close', {
  word: { zh: '期满', en: 'close' },
  who: nobody,
  events: [RosterOver],
  decide: ({ duties }) => [
    RosterOver.of({ duties: duties.length, missed: duties.filter(({ present }) => !present).length }),
  ],
});
