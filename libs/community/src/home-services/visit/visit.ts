import { refusal, refuse } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import { isFirstVisit } from '../ask/ask.js';
import { defineAct, defineEvent, onlyWhile, RULE } from '../kit.js';

export interface HomeVisited {
  readonly type: 'HomeVisited';
  readonly data: { readonly workers: readonly string[]; readonly first: boolean };
}
export const HomeVisited = defineEvent<HomeVisited>('HomeVisited', {
  evolve: (state, { workers }, at) => ({ ...state, phase: 'visited', workers, visitedAt: at }),
  words: { zh: '{workers}上门。', en: '{workers} went there.' },
});

const twoAtFirst = refusal('two-at-the-first-visit', {
  rule: `${RULE} 首次上门须两人`,
  title: { zh: '首次上门须两人', en: 'Two at the first visit' },
  detail: {
    zh: '首次上门须有两名工作人员。请写明两人（workers）。',
    en: 'Two workers go to the first visit. Name both (workers).',
  },
});

/** 上门: two workers the first time. */
export const visit = defineAct('visit', {
  word: { zh: '上门', en: 'visit' },
  summary: { zh: '登记已上门；首次须两人。', en: 'Record the visit; two go the first time.' },
  who: staffOrHead,
  guards: [onlyWhile('asked')],
  events: [HomeVisited],
  refusals: [twoAtFirst],
  body: () => import('./visit.body.js').then(({ VisitBody }) => VisitBody),
  decide: (state, { workers }: { readonly workers?: readonly string[] | null | undefined }, context) => {
    const who = [...new Set(workers ?? [context.asker.person])];
    const first = isFirstVisit(state, context);
    return first && who.length < 2
      ? refuse(twoAtFirst, {}, { field: '/workers' })
      : [HomeVisited.of({ workers: who, first })];
  },
});
