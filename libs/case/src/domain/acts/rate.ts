import { localDateOf } from '#libs/clocks/domain';
import { plain } from '#libs/residents/domain';
import type { CaseEvent } from '../events.js';
import type { RatedSide } from '../events-voice.js';
import { sidesOf } from '../evolve-voice.js';
import { refuse } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { KnownCase } from '../state.js';
import type { LastingAct } from './act.js';

export interface RatePayload {
  /** 非常满意5 满意4 基本满意3 不满意2 非常不满意1. */
  readonly score: number;
  readonly about: RatedSide;
  readonly comment?: string | null | undefined;
}

/** The best of the bad ratings (rules §4: 1 and 2 are 差评). */
const BAD = 2;

/** 一次一评 (GB/T 39734): a contact is rated once, and whoever has had none since has nothing to rate. */
const onlyAContactThatWasNotRated: Guard<KnownCase> = ({ voice: { unrated } }) =>
  unrated.length > 0 ? null : refuse('rated-already');

/**
 * 好差评: once per contact, the counter and the authority apart where they differ (一次一评). What a system assumes after silence is kept apart: it is
 * no rating, uses up none, and opens nothing. 1 and 2 open a rectification at the unit that was rated (谁办理、谁负责).
 */
export const rate: LastingAct<RatePayload> = {
  name: 'rate',
  lasting: true,
  guards: [onlyAContactThatWasNotRated],
  decide(state, { score, about, comment }, { asker, now }) {
    const given = asker.role !== 'system';
    if (about === 'authority' && !isDecided(state))
      return refuse('nothing-to-rate-yet', { unit: state.responsibleUnit }, { field: '/about' });
    if (!sidesOf(state, about).some((side) => state.voice.unrated.includes(side)))
      return refuse('rated-already', {}, { field: '/about' });
    const unit = about === 'counter' ? state.receiving.unit : state.responsibleUnit;
    const { leaf } = about === 'counter' ? state.receiving : state.home;
    const date = localDateOf(now, state.timezone);
    const rated: CaseEvent = {
      type: 'ServiceRated',
      data: { score, about, unit, leaf, date, given, comment: plain(comment) },
    };
    if (!given || score > BAD) return [rated];
    const rectification = `rectification-${state.voice.rectifications.length + 1}`;
    return [rated, { type: 'RectificationOpened', data: { rectification, about, unit, score } }];
  },
};

/** An authority is rated for what it decided, or for how it ended the case; the own counter, where it is one, from the receipt on. */
function isDecided(state: KnownCase): boolean {
  return state.phase === 'closed' || 'decidedAt' in state || state.receiving.unit === state.responsibleUnit;
}
