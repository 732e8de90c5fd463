import { managerOfTheCatalogue } from '#libs/access/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { defineEvent, defineLastingAct, lastingGuard, type OfItem } from './kit.js';
import { withdrawalOf } from './life.js';
import { FOUR_EYES, notWithdrawn, type Basis } from './rules.js';

/** 退出: one manager proposes that it leave the list; it is received on until another confirms it, or somebody resumes it. */
export interface ItemWithdrawalProposed {
  readonly type: 'ItemWithdrawalProposed';
  readonly data: OfItem & { readonly basis: string };
}
export const ItemWithdrawalProposed = defineEvent<ItemWithdrawalProposed>('ItemWithdrawalProposed', {
  evolve: (life, { basis }, _at, { metadata }) => ({
    ...life,
    withdrawal: { proposedBy: metadata.actor.person, basis },
  }),
  words: {
    zh: '提出事项{code}退出清单，待另一人确认；依据：{basis}。',
    en: 'It was proposed that {code} leave the list, by {basis}; another manager confirms it.',
  },
});

/** Off the list for good, by another person than who proposed it. */
export interface ItemWithdrawn {
  readonly type: 'ItemWithdrawn';
  readonly data: OfItem & { readonly basis: string };
}
export const ItemWithdrawn = defineEvent<ItemWithdrawn>('ItemWithdrawn', {
  evolve: (life, { basis }) => ({
    phase: 'withdrawn',
    last: life.phase === 'in-force' ? life.inForce : life.draft,
    basis,
  }),
  words: { zh: '事项{code}退出清单；依据：{basis}。', en: '{code} was taken off the list, by {basis}.' },
});

const withdrawalProposedByYou = refusal('withdrawal-proposed-by-you', {
  rule: FOUR_EYES,
  title: { zh: '提出人不能确认退出', en: 'Who proposed the withdrawal does not confirm it' },
  detail: {
    zh: '“{code}”的退出由您提出，须由另一位事项管理员确认（withdraw），或以恢复（resume）撤销。',
    en: 'You proposed to withdraw {code}; another catalogue manager confirms it (withdraw), or it is taken back (resume).',
  },
});

/** 权限分离: for good off the list takes two persons, as onto it. */
const withdrawnByTwo = lastingGuard([withdrawalProposedByYou], (life, { code, asker }) =>
  withdrawalOf(life)?.proposedBy === asker.person ? refuse(withdrawalProposedByYou, { code }) : null,
);

/** 退出清单: what comes back one day is a new item. */
export const withdraw = defineLastingAct('withdraw', {
  word: { zh: '退出清单', en: 'withdraw' },
  summary: { zh: '退出清单，不再恢复。', en: 'Withdraw it for good.' },
  who: managerOfTheCatalogue,
  guards: [notWithdrawn, withdrawnByTwo],
  events: [ItemWithdrawalProposed, ItemWithdrawn],
  decide: (life, { basis }: Basis, { region, code }) => {
    const event = withdrawalOf(life) ? ItemWithdrawn : ItemWithdrawalProposed;
    return [event.of({ region, code, basis })];
  },
});
