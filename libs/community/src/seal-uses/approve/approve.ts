import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import type { LocalDate } from '#libs/clocks/domain';
import { head, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile, RULE } from '../rules.js';

export interface SealUseApproved {
  readonly type: 'SealUseApproved';
  readonly data: {
    readonly by: string;
    readonly meeting: { readonly on: LocalDate; readonly resolution: string } | null;
    readonly note: Sealed | null;
  };
}
export const SealUseApproved = defineEvent<SealUseApproved>('SealUseApproved', {
  evolve: (state, { by }) => ({ ...state, phase: 'approved', approver: by }),
  words: { zh: '{by}同意用印[：{note}]。', en: '{by} approved the use of the seal[: {note}].' },
});

const meetingFirst = refusal('meeting-first', {
  rule: `${RULE} 重要事项先经公示或者居民会议、居民代表会议`,
  title: { zh: '须先经居民会议', en: 'A meeting comes first' },
  detail: {
    zh: '重要事项用印前须经居民会议或居民代表会议。请写明会议日期和决议（meeting）。',
    en: 'An important matter goes to a meeting of the residents first. Name its day and its resolution (meeting).',
  },
});

export interface ApproveSealPayload {
  readonly note?: string | null | undefined;
  readonly meeting?: { readonly on: LocalDate; readonly resolution: string } | null | undefined;
}

/** 主任签批: each use by the head, who did not ask for it; an important matter when the residents have met. */
export const approve = defineAct('approve', {
  word: { zh: '签批', en: 'approve' },
  summary: { zh: '主任签批用印。', en: 'The head approves the use.' },
  who: head,
  guards: [onlyWhile('requested')],
  events: [SealUseApproved],
  refusals: [twoPersons, meetingFirst],
  body: () => import('./approve.body.js').then(({ ApproveSealBody }) => ApproveSealBody),
  decide: ({ requester, important }, { note, meeting }: ApproveSealPayload, { asker, today }) => {
    if (asker.person === requester) return refuse(twoPersons, { person: requester });
    if (important && (!meeting || meeting.on > today)) return refuse(meetingFirst, {}, { field: '/meeting' });
    return [SealUseApproved.of({ by: asker.person, meeting: meeting ?? null, note: plain(note) })];
  },
});
