import { refusalTitle } from '../../documents/matter.js';
import { PAPERS } from '../../documents/codes.js';
import { definePaper, type PaperMoment } from '../../documents/parts.js';
import { localTime, rowOf } from '../../documents/phrases.js';

interface Delivered {
  readonly way: string;
  readonly receivedBy: string | null;
  readonly trackingNumber: string | null;
}

/** 送达回执: what was handed over, how, and to whom. */
export const deliveryReceipt = definePaper<Delivered>({
  code: 'RCH',
  print: ({ way, receivedBy, trackingNumber }, moment) => ({
    paragraphs: ['下列文书及办理结果已经送达。'],
    rows: [
      ['送达文书', decided(moment)],
      ['送达方式', moment.naming.word('way', way)],
      ['送达单位', moment.naming.unit(moment.actor.unit)],
      ['送达时间', localTime(moment.at, moment.state.timezone)],
      ...rowOf('签收人', receivedBy),
      ...rowOf('邮件号', trackingNumber),
    ],
    signer: '受送达人',
  }),
});

function decided({ state, item }: PaperMoment): string {
  if (state.phase !== 'closed') return '办理结果';
  if (state.outcome === 'granted') return PAPERS.SAL;
  return state.outcome === 'refused' ? refusalTitle(item) : '办理结果';
}
