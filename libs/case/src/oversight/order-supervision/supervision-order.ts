import type { LocalDate } from '#libs/clocks/domain';
import { definePaper } from '../../documents/parts.js';
import { lastDay } from '../../documents/phrases.js';

interface Ordered {
  readonly order: string;
  readonly by: string;
  readonly to: string;
  readonly demand: string;
  readonly due: LocalDate;
}

/** 督办单: what is demanded, and until when it is answered. */
export const supervisionOrder = definePaper<Ordered>({
  code: 'DB',
  print: ({ order, by, to, demand, due }, { naming }) => ({
    addressee: naming.unit(to),
    paragraphs: ['现对下列办件予以督办，请按要求办理，并在期限内书面答复。'],
    rows: [
      ['督办编号', order],
      ['督办要求', demand],
      ['答复期限', lastDay(due)],
    ],
    closing: ['逾期未答复的，将依次催办、通报。'],
    issuer: by,
  }),
});
