import { definePaper } from '../../documents/parts.js';
import { amountWords, dueAt, localDay, rowOf } from '../../documents/phrases.js';

/** 公示: what is posted for everybody to read; the applicant's name is masked. */
export const publicNotice = definePaper<{
  readonly days: number;
  readonly place: string | null;
  readonly unit: string;
}>({
  code: 'GS',
  print({ days, place, unit }, moment) {
    const { state, at, masked } = moment;
    return {
      addressee: '社会公众',
      paragraphs: ['下列申请经初步审查，拟作出决定，现予公示，接受社会监督。'],
      rows: [
        ['申请人', masked ?? '—'],
        [
          '公示期',
          `${amountWords({ value: days, unit: 'natural-day' })}，自${localDay(at, state.timezone)}至${dueAt('notice', moment) ?? ''}`,
        ],
        ...rowOf('公示地点', place),
      ],
      closing: ['对公示内容有异议的，可以在公示期内向公示单位或者任一政务服务窗口提出，写明理由。'],
      issuer: unit,
    };
  },
});
