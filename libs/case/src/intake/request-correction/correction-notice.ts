import { periodOf } from '#libs/catalogue/domain';
import { definePaper } from '../../documents/parts.js';
import { amountWords, dueAt, localTime, materialRows, rowOf } from '../../documents/phrases.js';

/** 补正告知书: once, and all of it (行政许可法 32(4)); until when, and what follows if nothing comes. */
export const correctionNotice = definePaper<{ readonly materials: readonly string[]; readonly note: string | null }>({
  code: 'SGZ',
  print({ materials, note }, moment) {
    const { state, item, at } = moment;
    const [days, more] = (['correction', 'prolongation'] as const).map((period) =>
      amountWords({ value: periodOf(state.terms, period), unit: 'working-day' }),
    );
    return {
      paragraphs: ['你（单位）的申请需要补正。需要补正的全部内容一次性告知如下。'],
      rows: [
        ['告知时间', localTime(at, state.timezone)],
        ...rowOf('说明', note),
        ...rowOf('补正期限', dueAt('correction', moment)),
      ],
      materials: materialRows(materials, '请补正', item),
      closing: [
        `请自告知之日起${days ?? ''}内（至${dueAt('correction', moment) ?? ''}）补正；确有需要的，可以在期满前申请延长一次（${more ?? ''}）。逾期不补正的，视为撤回申请。`,
      ],
    };
  },
});
