import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { reviewed } from '../../state/transitions.js';
import { decision } from '../../rules/who.js';
import { aProcedureRuns, noProcedure } from '../../rules/review.js';
import { onlyTheResponsibleUnitDecides } from '../../rules/place.js';
import { openSpecials } from '../../state/review.js';
export interface EndSpecialProcedurePayload {
  /** Which, where several run; the one that began first unless told. */
  readonly kind?: string | null | undefined;
  readonly result?: string | null | undefined;
}

export interface SpecialProcedureEnded {
  readonly type: 'SpecialProcedureEnded';
  readonly data: { readonly kind: string; readonly result: Sealed | null };
}
export const SpecialProcedureEnded = defineEvent<SpecialProcedureEnded>('SpecialProcedureEnded', {
  evolve: (state, { kind }, at) => {
    const special = state.review.special.map((each) =>
      each.kind === kind && each.endedAt === null ? { ...each, endedAt: at } : each,
    );
    return reviewed(state, { special });
  },
  words: {
    zh: '特别程序结束：{procedure:kind}。[结果：{result}。]',
    en: '{procedure:kind} has ended.[ Result: {result}.]',
  },
});

export const endSpecialProcedure = defineAct('end-special-procedure', {
  word: { zh: '结束特别程序', en: 'end a special procedure' },
  summary: { zh: '结束特别程序。', en: 'End a special procedure.' },
  who: decision,
  guards: [aProcedureRuns, onlyTheResponsibleUnitDecides],
  events: [SpecialProcedureEnded],
  refusals: [noProcedure],
  body: () => import('./end-special-procedure.body.js').then(({ EndSpecialProcedureBody }) => EndSpecialProcedureBody),
  decide(state, { kind, result }: EndSpecialProcedurePayload) {
    const running = openSpecials(state.review);
    const ended = running.find((each) => (kind ?? each.kind) === each.kind);
    if (!ended) return refuse(noProcedure, {}, { field: '/kind' });
    return [SpecialProcedureEnded.of({ kind: ended.kind, result: plain(result) })];
  },
});
