import { refusal, refuse } from '#libs/kernel/domain';
import { guard } from '../kit.js';
import { type RegionTree } from '#libs/region/domain';
import { dueDate } from '#libs/clocks/domain';
import { rulingClocks } from '../clocks/ruling.js';

export const alreadyRuled = refusal('already-ruled', {
  rule: '国办发〔2020〕35号 责任追溯: 争议由上一级裁定',
  title: { zh: '已经裁定', en: 'Already ruled' },
  detail: {
    zh: '{unit:by}已裁定本件由{unit:unit}负责，裁定为终局，不能再“{act:act}”。请由{unit:unit}办理，需要其他单位配合的，请协办。',
    en: '{unit:by} has ruled that {unit:unit} is responsible; that is final, so nobody may {act:act} it. Handle it there, and ask others for co-handling.',
  },
});

export const inDispute = refusal('in-dispute', {
  rule: '国办发〔2020〕35号 责任追溯: 争议由上一级裁定',
  title: { zh: '正在等待裁定', en: 'In dispute' },
  detail: {
    zh: '本件责任有争议，已提请{unit:superior}裁定，裁定前不能“{act:act}”。请待其在{date}前裁定。',
    en: 'Whose case this is has gone to {unit:superior}; before the ruling nobody may {act:act} it. Wait for it, until {date}.',
  },
});

export const notAboveAll = refusal('not-above-all', {
  rule: '国办发〔2020〕35号 责任追溯: 争议由上一级裁定',
  title: { zh: '不是其上级', en: 'Not above all of them' },
  detail: {
    zh: '{unit:superior}不是{unit:unit}的上级，不能对其作出。请由双方共同的上级作出。',
    en: '{unit:superior} is not above {unit:unit}. Leave it to a superior of all the units concerned.',
  },
});

/** 裁定 is final: it binds the same question later, so the unit ruled for neither returns the case nor passes it on (rules §1.3, §13). */
export const aRulingBinds = guard([alreadyRuled], ({ moves: { ruling } }, _context, act) =>
  ruling === null ? null : refuse(alreadyRuled, { act, unit: ruling.to, by: ruling.by }),
);

/** 首接不推诿: while the common superior has the question, nobody moves the case (rules §2.2). */
export const notWhileInDispute = guard([inDispute], (state, { calendar }, act) => {
  const { dispute } = state.moves;
  if (dispute === null) return null;
  const due = rulingClocks(state, calendar).at(-1)?.due;
  return refuse(inDispute, { act, superior: dispute.to, date: due ? dueDate(due, state.timezone) : '' });
});

/** The lowest unit that is above both; null where none is. */
export function commonSuperior(a: string, b: string, tree: RegionTree): string | null {
  const above = new Set(tree.ancestors(a).map(({ code }) => code));
  return tree.ancestors(b).find(({ code }) => above.has(code) && !tree.hasEnded(code))?.code ?? null;
}
