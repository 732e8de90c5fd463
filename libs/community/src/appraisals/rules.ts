import { refusal, refuse } from '#libs/kernel/domain';
import { guard, RULE, type Appraisal } from './kit.js';

const outOfTurn = refusal('appraisal-out-of-turn', {
  rule: `${RULE} 评分、公示、申诉、确定`,
  title: { zh: '不在这一步', en: 'Not at this step' },
  detail: {
    zh: '考核按评分、公示、申诉、确定的次序办理；现在是“{appraisal:phase}”。',
    en: 'It is scored, posted, appealed against and decided, in this order; it is {appraisal:phase} now.',
  },
});

export const onlyWhile = (...phases: readonly Appraisal['phase'][]) =>
  guard([outOfTurn], ({ phase }) => (phases.includes(phase) ? null : refuse(outOfTurn, { phase })));
