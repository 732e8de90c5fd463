import type { LocalDate } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { head, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent, type DESTROYED_FOR } from '../kit.js';
import { onlyAfterTheNotice, RULE } from '../rules.js';

export interface SealDestroyed {
  readonly type: 'SealDestroyed';
  readonly data: { readonly on: LocalDate; readonly by: string; readonly witness: string; readonly reason: string };
}
export const SealDestroyed = defineEvent<SealDestroyed>('SealDestroyed', {
  evolve: (state) => ({ ...state, phase: 'destroyed', lent: null }),
  words: {
    zh: '印章注销：{seal:reason}。{by}办理，{witness}监销。',
    en: 'The seal was struck off ({seal:reason}) by {by}, witnessed by {witness}.',
  },
});

const stillOut = refusal('seal-still-out', {
  rule: `${RULE} 外借登记`,
  title: { zh: '印章尚未归还', en: 'The seal is still out' },
  detail: {
    zh: '印章借给{borrower}。请先归还或报失，再注销。',
    en: 'The seal is lent to {borrower}. Take it back or report it lost first.',
  },
});

export interface DestroyPayload {
  readonly reason: (typeof DESTROYED_FOR)[number];
  readonly witness: string;
}

/** 注销: by the head, before a witness who is neither head nor keeper; what was lost when its notice is over. */
export const destroy = defineAct('destroy', {
  word: { zh: '注销', en: 'destroy' },
  summary: { zh: '销毁或注销印章，须有监销人。', en: 'Destroy the seal or strike it off, before a witness.' },
  who: head,
  guards: [onlyAfterTheNotice],
  events: [SealDestroyed],
  refusals: [stillOut, twoPersons],
  body: () => import('./destroy.body.js').then(({ DestroyBody }) => DestroyBody),
  decide: ({ lent, keeper }, { reason, witness }: DestroyPayload, { asker, today }) => {
    if (lent) return refuse(stillOut, { borrower: lent.borrower });
    if (witness === asker.person || witness === keeper)
      return refuse(twoPersons, { person: witness }, { field: '/witness' });
    return [SealDestroyed.of({ on: today, by: asker.person, witness, reason })];
  },
});
