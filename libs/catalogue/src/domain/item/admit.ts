import { managerOfTheCatalogue } from '#libs/access/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { defineEvent, defineLastingAct, lastingGuard, type OfItem } from './kit.js';
import { draftOf } from './life.js';
import { ADMISSION, FOUR_EYES, notWithdrawn, somethingIsProposed } from './rules.js';

/** 准入: reviewed by another person than who proposed it; this version may be published. */
export interface ItemAdmitted {
  readonly type: 'ItemAdmitted';
  readonly data: OfItem & { readonly version: number; readonly opinion: string | null };
}
export const ItemAdmitted = defineEvent<ItemAdmitted>('ItemAdmitted', {
  evolve(life, { version }, _at, { metadata }) {
    const { draft } = life;
    if (draft?.version !== version) return life;
    return { ...life, draft: { ...draft, admittedBy: metadata.actor.person } };
  },
  words: {
    zh: '事项{code}第{version}版审核准入[；意见：{opinion}]。',
    en: 'Version {version} of {code} was admitted[: {opinion}].',
  },
});

const alreadyAdmitted = refusal('already-admitted', {
  rule: ADMISSION,
  title: { zh: '已经审核准入', en: 'Already admitted' },
  detail: {
    zh: '“{code}”的待发布版本已由{person}审核。请直接发布。',
    en: '{person} has admitted this version of {code} already. Publish it.',
  },
});

const proposedByYou = refusal('proposed-by-you', {
  rule: FOUR_EYES,
  title: { zh: '提出人不能审核', en: 'Who proposed does not review' },
  detail: {
    zh: '“{code}”的这一版本由您提出，须由另一位事项管理员审核。',
    en: 'You proposed this version of {code}; another catalogue manager reviews it.',
  },
});

/** A version is reviewed once. */
const admittedOnlyOnce = lastingGuard([alreadyAdmitted], (life, { code }) => {
  const person = draftOf(life)?.admittedBy;
  return person ? refuse(alreadyAdmitted, { code, person }) : null;
});

/** 权限分离: who proposed a version does not review it. */
const proposerDoesNotReview = lastingGuard([proposedByYou], (life, { code, asker }) =>
  draftOf(life)?.proposedBy === asker.person ? refuse(proposedByYou, { code }) : null,
);

/** 准入: of what another manager has proposed. */
export const admit = defineLastingAct('admit', {
  word: { zh: '准入', en: 'admit' },
  summary: { zh: '准入：审核他人提出的版本。', en: 'Admit the version that another manager proposed.' },
  who: managerOfTheCatalogue,
  guards: [notWithdrawn, somethingIsProposed, admittedOnlyOnce, proposerDoesNotReview],
  events: [ItemAdmitted],
  decide: (life, { opinion }: { readonly opinion?: string | null }, { region, code }) => [
    ItemAdmitted.of({ region, code, version: draftOf(life)?.version ?? 1, opinion: opinion ?? null }),
  ],
});
