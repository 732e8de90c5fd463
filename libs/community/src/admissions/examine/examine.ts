import { plain, words, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';
import { listOwners } from '../owners.js';
import { onlyWhile } from '../rules.js';

export interface AdmissionExamined {
  readonly type: 'AdmissionExamined';
  readonly data: { readonly justice: boolean; readonly finance: boolean; readonly note: Sealed | null };
}
export const AdmissionExamined = defineEvent<AdmissionExamined>('AdmissionExamined', {
  evolve: (state, { justice, finance }) => ({ ...state, phase: 'examined', lawful: justice && finance }),
  words: ({ justice, finance, note }) => {
    const found = justice && finance;
    return words(
      `审核${found ? '通过' : '未通过'}[：{note}]。`,
      `Examined: it ${found ? 'holds' : 'does not hold'}[: {note}].`,
      { note: note ?? '' },
    );
  },
});

export interface ExaminePayload {
  readonly justice?: boolean | null | undefined;
  readonly finance?: boolean | null | undefined;
  readonly note?: string | null | undefined;
}

/** 审核: the owner of the list, with 司法 for the basis and 财政 for the funds. */
export const examine = defineAct('examine', {
  word: { zh: '审核', en: 'examine' },
  summary: { zh: '审核申请：依据是否合法，经费是否落实。', en: 'Examine an application: its basis and its funds.' },
  who: listOwners,
  guards: [onlyWhile('applied')],
  events: [AdmissionExamined],
  body: () => import('./examine.body.js').then(({ ExamineBody }) => ExamineBody),
  decide: (_state, { justice, finance, note }: ExaminePayload) => [
    AdmissionExamined.of({ justice: justice ?? true, finance: finance ?? true, note: plain(note) }),
  ],
});
