import { definePaper } from '../../documents/parts.js';
import { localTime, rowOf } from '../../documents/phrases.js';

interface Sent {
  readonly sending: string;
  readonly from: string;
  readonly to: string;
  readonly papers: readonly { readonly name: string; readonly copies: number; readonly original: boolean }[];
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}

/** 材料原件交接单: who gave what to whom (国办发〔2020〕35号: 原件凭交接单流转). */
export const handOverList = definePaper<Sent>({
  code: 'SEN',
  print: ({ from, to, papers, carrier, trackingNumber }, { naming, state, at, actor }) => ({
    addressee: naming.unit(to),
    paragraphs: ['现将下列材料移交你单位，请清点后签收。'],
    rows: [
      ['移交单位', naming.unit(from)],
      ['接收单位', naming.unit(to)],
      ['移交人', actor.person],
      ['移交时间', localTime(at, state.timezone)],
      ...rowOf('承运人', carrier),
      ...rowOf('邮件号', trackingNumber),
    ],
    materials: papers.map(({ name, copies, original }) => [name, `${copies}份，${original ? '原件' : '复印件'}`]),
    issuer: from,
    signer: '接收人',
  }),
});
