import { notPastTheLimitOf } from '../../rules/limits.js';
import { anyOf, plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { above, deskOf, handlerOf, holder, receiving, responsible } from '../../rules/who.js';
export interface RecusePayload {
  readonly reason: string;
  /** Who is recused; oneself unless told. */
  readonly person?: string | null | undefined;
}

/** 回避: somebody with an interest of their own in the case handles it no more; `by` is who said so, the person or a superior. */
export interface HandlerRecused {
  readonly type: 'HandlerRecused';
  readonly data: { readonly unit: string; readonly person: string; readonly by: string; readonly reason: Sealed };
}
export const HandlerRecused = defineEvent<HandlerRecused>('HandlerRecused', {
  movesClock: false,
  evolve: (state, { person }) => {
    // Whoever is recused has the case no more; the unit keeps it.
    const handler = state.handler.person === person ? { ...state.handler, person: null } : state.handler;
    return { ...state, handler, recused: [...(state.recused ?? []), person] };
  },
  words: { zh: '{person}回避，不再办理本件：{reason}。', en: '{person} handles this case no more: {reason}.' },
});

export const recusedBySuperior = refusal('recused-by-superior', {
  rule: '信访工作条例 回避: 由负责人决定',
  title: { zh: '只能申请本人回避', en: 'Only for yourself' },
  detail: {
    zh: '您只能申请本人回避；{person}的回避由上级督办人员决定。',
    en: 'You recuse yourself only; for {person} a supervisor above decides.',
  },
});

export const recusedAlready = refusal('recused-already', {
  rule: '信访工作条例 回避',
  title: { zh: '已经回避', en: 'Recused already' },
  detail: { zh: '{person}已回避本件。无需再次申请。', en: '{person} is recused already. There is nothing to do.' },
});

/** 回避: whoever has an interest of their own says so, or a superior does; from then on they do nothing on the case (信访工作条例, 济南条例 32). */
export const recuse = defineAct('recuse', {
  word: { zh: '回避', en: 'recuse somebody' },
  summary: { zh: '回避：有利害关系的人不再办理。', en: 'Recuse somebody who has an interest in the case.' },
  who: anyOf(deskOf(receiving), handlerOf(responsible), handlerOf(holder), above(responsible), above(holder)),
  guards: [notPastTheLimitOf(({ recused }) => recused?.length ?? 0)],
  events: [HandlerRecused],
  refusals: [recusedBySuperior, recusedAlready],
  body: () => import('./recuse.body.js').then(({ RecuseBody }) => RecuseBody),
  decide(state, { reason, person }: RecusePayload, { asker }) {
    const who = person ?? asker.person;
    if (who !== asker.person && asker.role !== 'supervisor')
      return refuse(recusedBySuperior, { person: who }, { field: '/person' });
    if (state.recused?.includes(who)) return refuse(recusedAlready, { person: who }, { field: '/person' });
    return [HandlerRecused.of({ unit: state.handler.unit, person: who, by: asker.person, reason: plain(reason) })];
  },
});
