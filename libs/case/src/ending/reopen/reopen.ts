import { notPastTheLimitOf } from '../../rules/limits.js';
import { type CaseOutcome } from '../../state/case.js';
import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent, lastingGuard } from '../../kit.js';
import { reopened, type EpisodeEnd } from './another-episode.js';
import { above, responsible } from '../../rules/who.js';
import { type ReasonPayload } from '../withdraw/withdraw.js';
import { endOf } from '../../clocks/limits.js';
import { onlyForTheLiving, residentDied } from '../../rules/death.js';

/** Another episode of a closed case; the time from `stoppedAt`, when its clocks had stopped, to this event does not count. */
export interface CaseReopened {
  readonly type: 'CaseReopened';
  readonly data: EpisodeEnd & {
    readonly outcome: CaseOutcome;
    readonly by: string;
    readonly reason: Sealed;
  };
}
export const CaseReopened = defineLastingEvent<CaseReopened>('CaseReopened', {
  evolve: (state, data, at) => (state.phase === 'closed' ? reopened(state, data, at) : state),
  words: {
    zh: '{unit:by}决定重办，由{unit:to}继续办理：{reason}。',
    en: '{unit:by} reopened it, to go on at {unit:to}: {reason}.',
  },
});

export const notClosed = refusal('not-closed', {
  rule: '重办: 结束的办件由上级决定重办, 结束期间不计时限',
  title: { zh: '尚未结束', en: 'Not closed' },
  detail: {
    zh: '本件{phase:phase}，尚未结束，不用重办。请继续办理。',
    en: 'This case is {phase:phase} and not closed. Go on with it.',
  },
});

export const voidedForGood = refusal('voided-for-good', {
  rule: '重办: 结束的办件由上级决定重办, 结束期间不计时限',
  title: { zh: '已作废', en: 'Voided' },
  detail: {
    zh: '作废的办件不能重办。居民仍有需要的，请重新收件。',
    en: 'What was voided is not reopened. Receive a new request if the resident still needs something.',
  },
});

/** What goes on has not ended; what was voided should never have been (rules §1.1: 作废, never deleted). */
const onlyWhatWasClosed = lastingGuard([notClosed, voidedForGood], (state) => {
  if (state.phase !== 'closed') return refuse(notClosed, { phase: state.phase });
  return state.outcome === 'voided' ? refuse(voidedForGood) : null;
});

/**
 * 重办: a closed case goes on as another episode at the responsible unit, where it had got that far; what it had already is kept. The time from its
 * end on does not count, and nothing escalates for it (rules §13). What was voided should never have been, and is received anew.
 */
export const reopen = defineLastingAct('reopen', {
  word: { zh: '重办', en: 'reopen' },
  summary: { zh: '重办：已结束的办件继续办理。', en: 'Let a closed case go on.' },
  who: above(responsible),
  guards: [onlyWhatWasClosed, notPastTheLimitOf(({ episodes }) => episodes.length)],
  events: [CaseReopened],
  refusals: [notClosed, residentDied],
  body: () => import('./../../bodies/reason.body.js').then(({ ReasonBody }) => ReasonBody),
  decide(state, { reason }: ReasonPayload, { asker, now, tree, resident }) {
    if (state.phase !== 'closed') return refuse(notClosed, { phase: state.phase });
    const tooLate = onlyForTheLiving(state.item, state.terms.afterDeath === true, resident, '');
    if (tooLate) return tooLate;
    const { outcome, closedAt, acceptedAt, receiving, responsibleUnit } = state;
    const to = tree.standingFor(acceptedAt === null ? receiving.unit : responsibleUnit);
    const stoppedAt = endOf(state) ?? now;
    return [CaseReopened.of({ outcome, stoppedAt, closedAt, to, by: asker.unit, reason: plain(reason) })];
  },
});
