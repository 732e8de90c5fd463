import { managerOfTheCatalogue } from '#libs/access/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import type { ServiceItem } from '../service-item.js';
import { OF_A_DEFINITION, faultIn } from './definition.js';
import { defineEventWhenever, defineLastingAct, lastingGuard, type OfItem } from './kit.js';
import { draftOf, type ItemLife, type KnownItem } from './life.js';
import { ADMISSION, nothingProposed, notWithdrawn } from './rules.js';

/** The item is in force; the first publication is version 1. `basis`: the list, rule or notice that it stands on. */
export interface ItemPublished {
  readonly type: 'ItemPublished';
  readonly data: OfItem & { readonly version: number; readonly item: ServiceItem; readonly basis: string };
}
/** A new version; a case that runs keeps the one it was received under (rules §1.2). */
export interface ItemRevised {
  readonly type: 'ItemRevised';
  readonly data: OfItem & { readonly version: number; readonly item: ServiceItem; readonly basis: string };
}

function inForce(life: ItemLife, { version, item, basis }: ItemPublished['data']): KnownItem {
  return life.phase === 'withdrawn'
    ? life
    : { phase: 'in-force', inForce: { version, item, state: 'published', basis }, draft: null, withdrawal: null };
}

export const ItemPublished = defineEventWhenever<ItemPublished>('ItemPublished', {
  evolve: inForce,
  words: { zh: '事项{code}发布；依据：{basis}。', en: '{code} was published, by {basis}.' },
});
export const ItemRevised = defineEventWhenever<ItemRevised>('ItemRevised', {
  evolve: inForce,
  words: {
    zh: '事项{code}修订为第{version}版；依据：{basis}。',
    en: '{code} was revised to version {version}, by {basis}.',
  },
});

const notAdmitted = refusal('not-admitted', {
  rule: `${ADMISSION}: 先准入后发布`,
  title: { zh: '尚未审核准入', en: 'Not admitted' },
  detail: {
    zh: '“{code}”的待发布版本尚未审核。请先由另一位事项管理员审核准入。',
    en: 'This version of {code} has not been reviewed. Have another catalogue manager admit it first.',
  },
});

/** 先准入，后发布: nothing is published that nobody has reviewed, not the tenth version either. */
const admittedBeforePublished = lastingGuard([notAdmitted, nothingProposed], (life, { code }) => {
  const draft = draftOf(life);
  if (draft?.admittedBy) return null;
  return refuse(draft ? notAdmitted : nothingProposed, { code });
});

/** 发布. The definition is judged again: the year's notice of holidays may have come out since it was proposed. */
export const publish = defineLastingAct('publish', {
  word: { zh: '发布', en: 'publish' },
  summary: { zh: '发布：审核过的版本生效。', en: 'Publish the admitted version.' },
  who: managerOfTheCatalogue,
  guards: [notWithdrawn, admittedBeforePublished],
  events: [ItemPublished, ItemRevised],
  refusals: OF_A_DEFINITION,
  decide(life, _said: object, context) {
    const { region, code } = context;
    const draft = draftOf(life);
    if (!draft) return refuse(nothingProposed, { code });
    const { version, item, basis } = draft;
    const wrong = faultIn(item, context);
    if (wrong) return refuse(wrong.refused, wrong.params);
    const data = { region, code, version, item, basis };
    return [life.phase === 'in-force' ? ItemRevised.of(data) : ItemPublished.of(data)];
  },
});
