import { managerOfTheCatalogue } from '#libs/access/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { defineEvent, defineLastingAct, lastingGuard, type OfItem } from './kit.js';
import { withdrawalOf } from './life.js';
import { ADMISSION, notWithdrawn, type Basis } from './rules.js';

/** Received again after a suspension; a withdrawal that was proposed is off. */
export interface ItemResumed {
  readonly type: 'ItemResumed';
  readonly data: OfItem & { readonly basis: string };
}
export const ItemResumed = defineEvent<ItemResumed>('ItemResumed', {
  evolve: (life, { basis }) =>
    life.phase === 'in-force'
      ? { ...life, withdrawal: null, inForce: { ...life.inForce, state: 'published', basis } }
      : { ...life, withdrawal: null },
  words: { zh: '事项{code}恢复；依据：{basis}。', en: '{code} was resumed, by {basis}.' },
});

const notSuspended = refusal('not-suspended', {
  rule: ADMISSION,
  title: { zh: '事项没有暂停', en: 'Not suspended' },
  detail: {
    zh: '“{code}”没有暂停，无从恢复。请核对其状态。',
    en: '{code} is not suspended, so there is nothing to resume. Look at its state.',
  },
});

/** Only what was suspended is resumed; a withdrawal that is only proposed is taken back the same way. */
const onlyTheSuspendedIsResumed = lastingGuard([notSuspended], (life, { code }) => {
  const isSuspended = life.phase === 'in-force' && life.inForce.state === 'suspended';
  return withdrawalOf(life) || isSuspended ? null : refuse(notSuspended, { code });
});

/** 恢复. */
export const resume = defineLastingAct('resume', {
  word: { zh: '恢复', en: 'resume' },
  summary: { zh: '恢复。', en: 'Resume it.' },
  who: managerOfTheCatalogue,
  guards: [notWithdrawn, onlyTheSuspendedIsResumed],
  events: [ItemResumed],
  decide: (_life, { basis }: Basis, { region, code }) => [ItemResumed.of({ region, code, basis })],
});
