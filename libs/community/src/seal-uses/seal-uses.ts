import { bookOf, clockUntil, dateAt } from '../kit/index.js';
import { apply } from './apply/apply.js';
import { approve } from './approve/approve.js';
import { states, type SealUse } from './kit.js';
import { refuse } from './refuse/refuse.js';
import { register } from './register/register.js';
import { request } from './request/request.js';
import { RULE } from './rules.js';
import { voidUse } from './void/void.js';

const STATE_WORDS = {
  requested: { zh: '已申请', en: 'requested' },
  approved: { zh: '已签批', en: 'approved' },
  applied: { zh: '已用印', en: 'sealed' },
  registered: { zh: '已登记', en: 'registered' },
  refused: { zh: '不予用印', en: 'refused' },
  voided: { zh: '已作废', en: 'voided' },
};

/** Whether it has a line in the register of its seal: whatever was sealed has one, voided later or not. */
export function isInTheRegister({ applied }: SealUse): boolean {
  return applied !== null;
}

/** 用印: asked for, approved, made and registered, by persons who are not the same. */
export const sealUseBook = bookOf<SealUse>({
  name: 'seal-use',
  path: 'seal-uses',
  word: { zh: '用印', en: 'use of a seal' },
  rule: RULE,
  states,
  acts: [request, approve, refuse, apply, register, voidUse],
  stateWords: STATE_WORDS,
  words: { seal: STATE_WORDS },
  fields: {
    seal: { zh: '印章', en: 'seal', of: ({ seal }) => seal },
    hash: { zh: '文件SHA-256', en: 'SHA-256 of the document', of: ({ hash }) => hash },
    copies: { zh: '份数', en: 'copies', type: 'integer', of: ({ copies, applied }) => applied?.copies ?? copies },
    important: { zh: '重要事项', en: 'important', type: 'boolean', of: ({ important }) => important },
    requester: { zh: '经办人', en: 'asked by', of: ({ requester }) => requester },
    approver: { zh: '签批人', en: 'approved by', of: ({ approver }) => approver },
    sealedBy: { zh: '用印人', en: 'sealed by', of: ({ applied }) => applied?.by ?? null },
    sealedAt: { zh: '用印时间', en: 'sealed at', of: ({ applied }) => applied?.at ?? null },
    registeredAt: { zh: '登记时间', en: 'registered at', of: ({ registeredAt }) => registeredAt },
  },
  // 登记 the same day on which it was sealed.
  clocks: (entry) =>
    entry.applied === null
      ? []
      : [
          clockUntil({
            name: 'register',
            word: { zh: '用印登记', en: 'entry in the register' },
            owedBy: entry.unit,
            start: entry.applied.at,
            date: dateAt(entry, entry.applied.at),
            endedAt: entry.phase === 'applied' ? null : (entry.registeredAt ?? entry.applied.at),
          }),
        ],
  figures: {
    sealed: { kind: 'flow', zh: '用印次数', en: 'Uses of a seal' },
    copies: { kind: 'flow', zh: '用印份数', en: 'Copies sealed' },
    registered: { kind: 'flow', zh: '登记次数', en: 'Entries in the register' },
    refused: { kind: 'flow', zh: '不予用印', en: 'Uses refused' },
  },
  flows: ({ event }, _before, after) => {
    if (event.type === 'SealApplied') return { sealed: 1, copies: after.applied?.copies ?? 0 };
    if (event.type === 'SealUseRegistered') return { registered: 1 };
    return event.type === 'SealUseRefused' ? { refused: 1 } : {};
  },
  names: (command, entry) => ({
    entries: [{ book: 'seal', id: entry?.seal ?? (command.payload as { readonly seal?: string }).seal }],
  }),
});
