import { guardOf, refusal, refuse } from '#libs/kernel/domain';
import { lastingGuard, type ItemContext } from './kit.js';
import { draftOf, type ItemLife } from './life.js';

/** 清单准入制度: how something comes on the list, and leaves it. */
export const ADMISSION = '《辽宁省基层群众性自治组织工作清单管理规定》 准入';

/** 权限分离: onto the list and off it, by two persons. */
export const FOUR_EYES = '权限分离: 提出与审核不由同一人办理';

/** The rule or notice that it stands on. */
export interface Basis {
  readonly basis: string;
}

export const itemExists = refusal('item-exists', {
  rule: `${ADMISSION}: 一事项一编码`,
  title: { zh: '事项已存在', en: 'The item exists' },
  detail: {
    zh: '目录中已有“{code}”。请修订该事项，或另用编码提出。',
    en: 'The catalogue has {code} already. Revise it, or propose another code.',
  },
});

export const withdrawnForGood = refusal('withdrawn-for-good', {
  rule: `${ADMISSION}: 退出清单`,
  title: { zh: '事项已退出清单', en: 'Withdrawn for good' },
  detail: {
    zh: '“{code}”已退出清单，不能再变更。需要恢复的，请以新编码提出。',
    en: '{code} is off the list and is not changed any more. Propose it anew under another code.',
  },
});

export const nothingProposed = refusal('nothing-proposed', {
  rule: ADMISSION,
  title: { zh: '没有待审的版本', en: 'Nothing is proposed' },
  detail: {
    zh: '“{code}”没有提出待审的版本。请先提出或修订。',
    en: 'No version of {code} waits to be reviewed. Propose or revise it first.',
  },
});

/** A code is proposed once; afterwards its definition is revised. */
export const proposedOnlyOnce = guardOf([itemExists, withdrawnForGood], (life: ItemLife, { code }: ItemContext) => {
  if (life.phase === 'unknown') return null;
  return refuse(life.phase === 'withdrawn' ? withdrawnForGood : itemExists, { code });
});

/** Off the list is off for good: what comes back is a new item. */
export const notWithdrawn = lastingGuard([withdrawnForGood], (life, { code }) =>
  life.phase === 'withdrawn' ? refuse(withdrawnForGood, { code }) : null,
);

/** 准入: there must be something to review. */
export const somethingIsProposed = lastingGuard([nothingProposed], (life, { code }) =>
  draftOf(life) ? null : refuse(nothingProposed, { code }),
);
