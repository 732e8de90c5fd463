import { type KnownCase } from '../state/case.js';
import { type CaseContext } from '../context.js';
import { type Rectification } from '../state/moves.js';
import { lastingGuard } from '../kit.js';
import { refuse } from '#libs/kernel/domain';
import { refusal } from '#libs/kernel/domain';
export const noRectification = refusal('no-rectification', {
  rule: '国办发〔2019〕51号 差评整改: 谁办理、谁负责',
  title: { zh: '没有待整改的差评', en: 'No open rectification' },
  detail: {
    zh: '{unit:unit}及其下级在本件没有待整改的差评。请由被评价单位或其上级办理。',
    en: 'Neither {unit:unit} nor a unit below it has a rectification open here. It is for the unit that was rated, or one above.',
  },
});

/** The oldest one that is open at the asker's unit, or below it. */
export function openFor({ voice }: KnownCase, { asker, tree }: CaseContext): Rectification | undefined {
  return voice.rectifications.find(({ unit, closedAt }) => closedAt === null && tree.isWithin(unit, asker.unit));
}

/** 谁办理、谁负责: the unit that was rated puts it right, or one above it (rules §4). */
export const onlyWhereOneIsOpen = lastingGuard([noRectification], (state, context) =>
  openFor(state, context) ? null : refuse(noRectification, { unit: context.asker.unit }),
);

export function withRectification(state: KnownCase, id: string, change: Partial<Rectification>): KnownCase {
  const rectifications = state.voice.rectifications.map((each) =>
    each.rectification === id ? { ...each, ...change } : each,
  );
  return { ...state, voice: { ...state.voice, rectifications } };
}
