import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { ResidentFacts } from '#libs/residents/domain';

export const residentDied = refusal('resident-died', {
  rule: '民法典 第13条 自然人权利能力终于死亡; 行政许可法 第70条',
  title: { zh: '居民已故', en: 'The resident has died' },
  detail: {
    zh: '该居民已登记死亡，“{item:item}”不能再为其办理。近亲属可以以本人名义申请其应得的事项；登记有误的，先更正居民信息。',
    en: 'The death of this resident is recorded; {item:item} cannot be done for them any more. Relatives apply in their own name for what is theirs; where the record is wrong, correct it first.',
  },
});

/** 死亡终止: what was asked for by somebody who has died is not begun or taken up again, save what goes on after a death by its nature. */
export function onlyForTheLiving(
  item: string,
  goesOn: boolean,
  resident: Pick<ResidentFacts, 'diedOn'> | null,
  field: string,
): Refusal | null {
  return resident?.diedOn && !goesOn ? refuse(residentDied, { item }, { field }) : null;
}
