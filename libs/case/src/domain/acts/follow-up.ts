import { refuse } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { KnownCase } from '../state.js';
import type { LastingAct } from './act.js';

export interface FollowUpPayload {
  readonly contacted: boolean;
  readonly solved: 'yes' | 'partly' | 'no';
  /** What the resident said when asked; it is no rating of their own accord, and counts as none. */
  readonly score?: number | null | undefined;
}

/** A follow-up asks about what was fulfilled, or about a bad rating that is being put right (rules §4, §13). */
const onlyWhatWasDoneIsFollowedUp: Guard<KnownCase> = ({ phase, voice: { rectifications } }) =>
  phase === 'fulfilled' || phase === 'closed' || rectifications.some(({ closedAt }) => closedAt === null)
    ? null
    : refuse('nothing-to-follow-up');

/** 回访: the resident is asked afterwards, or about a bad rating, whether the matter is solved (rules §4, §13). */
export const recordFollowUp: LastingAct<FollowUpPayload> = {
  name: 'record-follow-up',
  lasting: true,
  guards: [onlyWhatWasDoneIsFollowedUp],
  decide: (_state, { contacted, solved, score }, { asker }) => [
    { type: 'FollowUpRecorded', data: { contacted, solved, score: score ?? null, unit: asker.unit } },
  ],
};
