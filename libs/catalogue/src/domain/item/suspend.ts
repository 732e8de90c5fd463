import { managerOfTheCatalogue } from '#libs/access/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { defineEvent, defineLastingAct, lastingGuard, type OfItem } from './kit.js';
import { ADMISSION, notWithdrawn, type Basis } from './rules.js';

/** Not received until it is resumed or revised. */
export interface ItemSuspended {
  readonly type: 'ItemSuspended';
  readonly data: OfItem & { readonly basis: string };
}
export const ItemSuspended = defineEvent<ItemSuspended>('ItemSuspended', {
  evolve: (life, { basis }) =>
    life.phase === 'in-force' ? { ...life, inForce: { ...life.inForce, state: 'suspended', basis } } : life,
  words: { zh: '事项{code}暂停；依据：{basis}。', en: '{code} was suspended, by {basis}.' },
});

const notPublished = refusal('not-published', {
  rule: ADMISSION,
  title: { zh: '事项不在发布状态', en: 'Not published' },
  detail: {
    zh: '“{code}”现在没有发布，不能暂停。请核对其状态。',
    en: '{code} is not published now and cannot be suspended. Look at its state.',
  },
});

/** Only what is received now can stop being received. */
const onlyThePublishedIsSuspended = lastingGuard([notPublished], (life, { code }) =>
  life.phase === 'in-force' && life.inForce.state === 'published' ? null : refuse(notPublished, { code }),
);

/** 暂停: running cases go on. */
export const suspend = defineLastingAct('suspend', {
  word: { zh: '暂停', en: 'suspend' },
  summary: { zh: '暂停：不再收件，在办件照办。', en: 'Suspend it: no more receipts, running cases go on.' },
  who: managerOfTheCatalogue,
  guards: [notWithdrawn, onlyThePublishedIsSuspended],
  events: [ItemSuspended],
  decide: (_life, { basis }: Basis, { region, code }) => [ItemSuspended.of({ region, code, basis })],
});
