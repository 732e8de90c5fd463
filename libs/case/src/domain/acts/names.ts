/** The acts on a case in the order in which they usually come; `docs/glossary.md` has the words. */
export const ACT_NAMES = [
  'receive',
  'accept',
  'refuse-acceptance',
  'route',
  'sign',
  'return',
  'assign',
  'claim',
  'decide',
  'fulfil',
  'deliver',
  'withdraw',
  'terminate',
  'void',
  'escalate',
] as const;
export type ActName = (typeof ACT_NAMES)[number];
