import { refusal, refuse } from '#libs/kernel/domain';
import { HALL_RULE } from '../hall/hours.js';
import { guard, type Ticket } from './kit.js';

const outOfTurn = refusal('ticket-out-of-turn', {
  rule: `${HALL_RULE} 取号、叫号、办理`,
  title: { zh: '不在这一步', en: 'Not at this step' },
  detail: {
    zh: '号票{code}现在是“{ticket:phase}”，不能做这一步。',
    en: 'Ticket {code} is {ticket:phase} now, and this is not its next step.',
  },
});

export const onlyWhile = (...phases: readonly Ticket['phase'][]) =>
  guard([outOfTurn], ({ phase, code }) => (phases.includes(phase) ? null : refuse(outOfTurn, { phase, code })));

const othersWindow = refusal('called-by-another', {
  rule: '首问负责制',
  title: { zh: '由叫号的窗口办理', en: 'Whoever called it serves it' },
  detail: {
    zh: '号票{code}由{clerk}叫到，由其办理或转办。',
    en: '{clerk} called ticket {code}, and serves it or passes it on.',
  },
});

/** 首问负责: whoever called it has it. */
export const onlyWhoCalledIt = guard([othersWindow], ({ clerk, code }, { asker }) =>
  clerk === null || clerk === asker.person ? null : refuse(othersWindow, { clerk, code }),
);
