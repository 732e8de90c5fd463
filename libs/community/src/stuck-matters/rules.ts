import { anyOf, refusal, refuse, staffOf, type Rule } from '#libs/kernel/domain';
import { head } from '../rules/who.js';
import { guard, type StuckMatter } from './kit.js';

export const RULE = '“办不成事”反映窗口';

const outOfTurn = refusal('stuck-matter-out-of-turn', {
  rule: `${RULE} 反映、分类、交办、答复、告知、办结`,
  title: { zh: '不在这一步', en: 'Not at this step' },
  detail: {
    zh: '按反映、分类、交办、答复、告知、办结的次序办理；现在是“{stuck:phase}”。',
    en: 'It is reported, classed, assigned, answered, told and closed, in this order; it is {stuck:phase} now.',
  },
});

export const onlyWhile = (...phases: readonly StuckMatter['phase'][]) =>
  guard([outOfTurn], ({ phase }) => (phases.includes(phase) ? null : refuse(outOfTurn, { phase })));

/** 值班长: who leads the window that took it, or stands above. */
export const dutyHead: Rule<Partial<StuckMatter>> = head;

/** Whoever works at the window that took it or at the unit that it was given to, and the heads above. */
export const whoWorksOnIt: Rule<Partial<StuckMatter>> = anyOf(
  staffOf<Partial<StuckMatter>>(({ unit, assigned }) => [unit, assigned].filter((code) => typeof code === 'string')),
  head,
);
