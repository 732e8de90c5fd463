import { managerOfTheCatalogue } from '#libs/access/domain';
import { defineLastingAct } from './kit.js';
import { ItemProposed, OF_A_PROPOSAL, proposed, type Proposal } from './propose.js';
import { notWithdrawn } from './rules.js';

/** 修订: the next version; the one in force stays until it is published. */
export const revise = defineLastingAct('revise', {
  word: { zh: '修订', en: 'revise' },
  summary: {
    zh: '修订：提出下一个版本。',
    en: 'Propose the next version; the one in force stays until it is published.',
  },
  who: managerOfTheCatalogue,
  guards: [notWithdrawn],
  events: [ItemProposed],
  refusals: OF_A_PROPOSAL,
  decide: (life, proposal: Proposal, context) => proposed(proposal, life, context),
});
