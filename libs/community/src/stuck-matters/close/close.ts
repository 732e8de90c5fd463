import { localDateOf, type LocalDate } from '#libs/clocks/domain';
import type { BookContext } from '../../kit/index.js';
import { defineAct, defineEvent, type Cause, type StuckMatter } from '../kit.js';
import { dutyHead, onlyWhile } from '../rules.js';

export interface StuckMatterClosed {
  readonly type: 'StuckMatterClosed';
  readonly data: {
    readonly cause: Cause;
    readonly satisfied: 'yes' | 'partly' | 'no' | null;
    /** Which one of this cause and item it is in its quarter; from the third on the item is to be changed. */
    readonly inQuarter: number;
    readonly proposal: boolean;
  };
}
export const StuckMatterClosed = defineEvent<StuckMatterClosed>('StuckMatterClosed', {
  evolve: (state, { cause }) => ({ ...state, phase: 'closed', cause }),
  words: ({ proposal, cause, inQuarter }) => ({
    text: {
      zh: `办结，原因：{cause:cause}。${proposal ? '本季度同一原因第{inQuarter}件，建议修订事项。' : ''}`,
      en: `Closed, cause: {cause:cause}.${proposal ? ' No. {inQuarter} of this cause in the quarter: change the item.' : ''}`,
    },
    params: { cause, inQuarter: String(inQuarter) },
  }),
});

/** 一季度三件同因: then the item itself is at fault. */
const PROPOSED_AT = 3;

export interface CloseStuckPayload {
  readonly cause: Cause;
  readonly satisfied?: 'yes' | 'partly' | 'no' | null | undefined;
}

/** 办结: only when the resident was told, with the cause coded; the third of one cause and item in a quarter proposes to change the item. */
export const close = defineAct('close', {
  word: { zh: '办结', en: 'close' },
  summary: { zh: '告知并回访后办结，写明原因。', en: 'Close it with its cause, when the resident was told.' },
  who: dutyHead,
  guards: [onlyWhile('told')],
  events: [StuckMatterClosed],
  body: () => import('./close.body.js').then(({ CloseStuckBody }) => CloseStuckBody),
  decide: (state, { cause, satisfied }: CloseStuckPayload, context) => {
    const inQuarter = closedInQuarter(state, cause, context) + 1;
    const proposal = state.item !== null && inQuarter >= PROPOSED_AT;
    return [StuckMatterClosed.of({ cause, satisfied: satisfied ?? null, inQuarter, proposal })];
  },
});

function closedInQuarter({ item, begunAt, timezone }: StuckMatter, cause: Cause, { all, id }: BookContext): number {
  const quarter = quarterOf(localDateOf(begunAt, timezone));
  return all<StuckMatter>('stuck-matter').filter(
    ({ id: other, entry }) =>
      other !== id &&
      entry.cause === cause &&
      entry.item === item &&
      quarterOf(localDateOf(entry.begunAt, timezone)) === quarter,
  ).length;
}

function quarterOf(date: LocalDate): string {
  return `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
