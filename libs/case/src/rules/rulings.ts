import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { CaseContext } from '../context.js';
import type { Ruling } from '../state/ruling.js';

export const rulingBinds = refusal('ruling-binds', {
  rule: '国办发〔2020〕35号 责任追溯: 争议由上一级裁定; 潍坊条例 第22条: 裁定后不得再退',
  title: { zh: '同一问题已有裁定', en: 'Ruled before' },
  detail: {
    zh: '{unit:by}已于{date}就同一事项、同一单位间的争议作出裁定（{number}）：由{unit:unit}负责，不能再“{act:act}”。请由{unit:unit}办理，需要其他单位配合的，请协办；认为裁定不当的，请提请上级重新裁定。',
    en: 'On {date} {unit:by} ruled the same question, this item between these units ({number}): {unit:unit} is responsible, so nobody may {act:act} it. Handle it there and ask others for co-handling; where the ruling no longer fits, ask the superior to rule anew.',
  },
});

/** The ruling that was given last between two units about the item of the case. */
export function rulingBetween(a: string, b: string, { rulings = [] }: CaseContext): Ruling | null {
  return rulings.find(({ units }) => units.includes(a) && units.includes(b)) ?? null;
}

/** 裁定 binds the same question later: whoever it made responsible passes no case of the item on to those it was between (rules §1.3, §13). */
export function ruledAgainst(
  { from, to }: { readonly from: string; readonly to: string },
  act: string,
  context: CaseContext,
  field?: string,
): Refusal | null {
  const ruling = rulingBetween(from, to, context);
  return ruling?.to === from ? boundBy(ruling, act, field) : null;
}

export function boundBy({ number, on, by, to }: Ruling, act: string, field?: string): Refusal {
  return refuse(rulingBinds, { number, date: on, by, unit: to, act }, field === undefined ? {} : { field });
}
