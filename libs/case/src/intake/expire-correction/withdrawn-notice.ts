import type { LocalDate } from '#libs/clocks/domain';
import { definePaper } from '../../documents/parts.js';
import { lastDay, materialRows } from '../../documents/phrases.js';

interface Expired {
  readonly materials: readonly string[];
  readonly due: LocalDate;
}

/** 视为撤回告知书: what did not come in time, and that the applicant may ask again (安阳条例 24). */
const deemedWithdrawn = (owed: string) =>
  definePaper<Expired>({
    code: 'SC',
    print: ({ materials, due }, { item }) => ({
      paragraphs: [`你（单位）未在期限内${owed}下列材料，按照规定，视为撤回申请。`],
      rows: [['期限届满', lastDay(due)]],
      materials: materialRows(materials, `未${owed}`, item),
      closing: ['材料备齐后，可以重新提出申请。'],
    }),
  });

export const notCorrected = deemedWithdrawn('补正');
export const notFilled = deemedWithdrawn('补齐');
