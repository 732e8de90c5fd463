import type { ResidentRegistered } from '../events.js';
import { defineBeginning, defineBeginningAct } from './kit.js';
import { desks, notAllowedToRegister, notYours } from './rules.js';

export const Registered = defineBeginning<ResidentRegistered>('ResidentRegistered', {
  evolve: ({ region }, { stream }) => ({ phase: 'registered', region, revision: 0, subject: stream }),
  words: { zh: '登记居民。', en: 'The resident was registered.' },
});

/** 登记居民. The vault's row comes first, as pending, and its registry writes the event (`ResidentRegistry`): nothing personal is in it. */
export const register = defineBeginningAct('register', {
  word: { zh: '登记', en: 'register' },
  summary: {
    zh: '登记居民；号码已登记的，答复 200 和同一标识，并列出不一致的字段。',
    en: 'Register a resident; 200 with the same id where the number is known, and what differs.',
  },
  who: desks,
  events: [Registered],
  refusals: [notAllowedToRegister],
  decide: (_state, _said: object, { asker, tree, region }) =>
    desks({ asker, tree, facts: {} }) ? [Registered.of({ region })] : notYours({ asker }),
});
