import { defineLastingAct, defineLastingEvent, lastingGuard } from '../../kit.js';
import { anyOf, refusal, refuse, words } from '#libs/kernel/domain';
import { type KnownCase } from '../../state/case.js';
import { type Instant } from '#libs/clocks/domain';
import { above, deskOf, handlerOf, receiving, responsible } from '../../rules/who.js';
export interface FollowUpPayload {
  readonly contacted: boolean;
  readonly solved: 'yes' | 'partly' | 'no';
  /** What the resident said when asked; it is no rating of their own accord, and counts as none. */
  readonly score?: number | null | undefined;
}

/** 回访: whether the resident was reached, and whether the matter is solved. */
export interface FollowUpRecorded {
  readonly type: 'FollowUpRecorded';
  readonly data: {
    readonly contacted: boolean;
    readonly solved: 'yes' | 'partly' | 'no';
    readonly score: number | null;
    readonly unit: string;
  };
}
export const FollowUpRecorded = defineLastingEvent<FollowUpRecorded>('FollowUpRecorded', {
  movesClock: false,
  evolve: (state, { contacted }, at) => (contacted ? reached(state, at) : state),
  words: ({ contacted, unit, solved, score }) =>
    contacted
      ? words(
          '{unit:unit}回访居民：{solved:solved}[，{score}分]。',
          '{unit:unit} asked the resident: {solved:solved}[, {score} points].',
          {
            unit,
            solved,
            score: score === null ? '' : String(score),
          },
        )
      : words('{unit:unit}回访，未能联系到居民。', '{unit:unit} did not reach the resident.', { unit }),
});

function reached(state: KnownCase, at: Instant): KnownCase {
  const { voice } = state;
  const rectifications = voice.rectifications.map((each) => ({ ...each, contactedAt: each.contactedAt ?? at }));
  return { ...state, voice: { ...voice, rectifications, followedUpAt: voice.followedUpAt ?? at } };
}

export const nothingToFollowUp = refusal('nothing-to-follow-up', {
  rule: '回访: 办结后限期内',
  title: { zh: '尚不需回访', en: 'Nothing to follow up' },
  detail: {
    zh: '本件尚未办结，也没有差评，不用回访。请办结后再回访。',
    en: 'This case is neither fulfilled nor badly rated. Follow it up once it is.',
  },
});

/** A follow-up asks about what was fulfilled, or about a bad rating that is being put right (rules §4, §13). */
const onlyWhatWasDoneIsFollowedUp = lastingGuard([nothingToFollowUp], ({ phase, voice: { rectifications } }) =>
  phase === 'fulfilled' || phase === 'closed' || rectifications.some(({ closedAt }) => closedAt === null)
    ? null
    : refuse(nothingToFollowUp),
);

/** 回访: the resident is asked afterwards, or about a bad rating, whether the matter is solved (rules §4, §13). */
export const recordFollowUp = defineLastingAct('record-follow-up', {
  word: { zh: '回访', en: 'follow up' },
  summary: { zh: '回访。', en: 'Record a follow-up.' },
  who: anyOf(deskOf(receiving), handlerOf(responsible), above(receiving), above(responsible)),
  guards: [onlyWhatWasDoneIsFollowedUp],
  events: [FollowUpRecorded],
  body: () => import('./record-follow-up.body.js').then(({ FollowUpBody }) => FollowUpBody),
  decide: (_state, { contacted, solved, score }: FollowUpPayload, { asker }) => [
    FollowUpRecorded.of({ contacted, solved, score: score ?? null, unit: asker.unit }),
  ],
});
