import { plain } from '#libs/residents/domain';
import { refuse } from '../refusal.js';
import type { Act } from './act.js';

export interface RecusePayload {
  readonly reason: string;
  /** Who is recused; oneself unless told. */
  readonly person?: string | null | undefined;
}

/** 回避: whoever has an interest of their own says so, or a superior does; from then on they do nothing on the case (信访工作条例, 济南条例 32). */
export const recuse: Act<RecusePayload> = {
  name: 'recuse',
  guards: [],
  decide(state, { reason, person }, { asker }) {
    const who = person ?? asker.person;
    if (who !== asker.person && asker.role !== 'supervisor')
      return refuse('recused-by-superior', { person: who }, { field: '/person' });
    if (state.recused?.includes(who)) return refuse('recused-already', { person: who }, { field: '/person' });
    return [
      {
        type: 'HandlerRecused',
        data: { unit: state.handler.unit, person: who, by: asker.person, reason: plain(reason) },
      },
    ];
  },
};
