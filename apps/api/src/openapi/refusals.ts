import { REFUSALS, type RefusalCode } from '#libs/case/domain';

const CODES = Object.keys(REFUSALS) as RefusalCode[];
/** From here on the rules speak of a case that has been received. */
const FIRST_OF_HANDLING = CODES.indexOf('case-closed');
/** Where an act names units and materials it may be wrong in the same way as a receipt. */
const OF_BOTH: readonly RefusalCode[] = [
  ...(['not-allowed', 'unknown-unit', 'unknown-material'] as const),
  ...(['override-to-receiver', 'override-not-fitting', 'override-reason-needed'] as const),
];

/** What the rules may answer to a receipt. */
export const RECEIPT_REFUSALS: readonly RefusalCode[] = CODES.slice(0, FIRST_OF_HANDLING);

/** What the rules may answer to a later act. */
export const ACT_REFUSALS: readonly RefusalCode[] = [...OF_BOTH, ...CODES.slice(FIRST_OF_HANDLING)];
