import { plain, type Sealed } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent, onlyWhile } from '../kit.js';

export interface HomeServiceFinished {
  readonly type: 'HomeServiceFinished';
  readonly data: { readonly caseId: string | null; readonly note: Sealed | null };
}
export const HomeServiceFinished = defineEvent<HomeServiceFinished>('HomeServiceFinished', {
  evolve: (state, { caseId }, at) => ({ ...state, phase: 'finished', finishedAt: at, caseId }),
  words: { zh: '上门服务办结[：{note}]。', en: 'The home service is finished[: {note}].' },
});

export interface FinishPayload {
  readonly caseId?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** 办结: with the case that was received there, if there was one. */
export const finish = defineAct('finish', {
  word: { zh: '办结', en: 'finish' },
  summary: { zh: '上门服务办结，写明收下的办件。', en: 'Finish it, with the case that was received there.' },
  who: staffOrHead,
  guards: [onlyWhile('visited')],
  events: [HomeServiceFinished],
  body: () => import('./finish.body.js').then(({ FinishBody }) => FinishBody),
  decide: (_state, { caseId, note }: FinishPayload) => [
    HomeServiceFinished.of({ caseId: caseId ?? null, note: plain(note) }),
  ],
});
