import { REFUSALS, type RefusalCode } from '#libs/case/domain';

const CODES = Object.keys(REFUSALS) as RefusalCode[];
/** From here on the rules speak of a case that has been received. */
const FIRST_OF_HANDLING = CODES.indexOf('case-closed');
const OF_BOTH: readonly RefusalCode[] = ['not-allowed', 'unknown-unit'];

/** What the rules may answer to a receipt. */
export const RECEIPT_REFUSALS: readonly RefusalCode[] = CODES.slice(0, FIRST_OF_HANDLING);

/** What the rules may answer to a later act. */
export const ACT_REFUSALS: readonly RefusalCode[] = [...OF_BOTH, ...CODES.slice(FIRST_OF_HANDLING)];
