import { definePaper } from '../../documents/parts.js';
import { amountWords, dueAt, localTime, rowOf } from '../../documents/phrases.js';

interface Started {
  readonly kind: string;
  readonly days: number;
  readonly unit: string;
  readonly note: string | null;
}

/** 特别程序告知书: the time that it needs, told in writing (行政许可法 45). */
export const procedureNotice = definePaper<Started>({
  code: 'SPE',
  print({ kind, days, unit, note }, moment) {
    const { state, naming, at } = moment;
    return {
      paragraphs: ['你（单位）的申请在办理中依法需要进行下列程序，所需时间不计入办理时限。'],
      rows: [
        ['程序', naming.word('procedure', kind)],
        ['所需时间', amountWords({ value: days, unit: 'working-day' })],
        ...rowOf('预计完成', dueAt('special-procedure', moment)),
        ['办理单位', naming.unit(unit)],
        ['开始时间', localTime(at, state.timezone)],
        ...rowOf('说明', note),
      ],
    };
  },
});
