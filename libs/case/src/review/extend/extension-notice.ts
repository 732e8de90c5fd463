import { definePaper } from '../../documents/parts.js';
import { amountWords, clockAt, dueAt, localTime, rowOf } from '../../documents/phrases.js';

/** 延期告知书: with its reason, approved by the head (行政许可法 42), and the new last day. */
export const extensionNotice = definePaper<{ readonly days: number; readonly by: string; readonly reason: string }>({
  code: 'YQ',
  print({ days, by, reason }, moment) {
    const { state, naming, at } = moment;
    const kind = clockAt('promised', moment) ? 'promised' : 'statutory';
    const unit = clockAt(kind, moment)?.extensions[0]?.unit ?? 'working-day';
    return {
      paragraphs: ['你（单位）的申请不能在原定时限内作出决定，经负责人批准，延长办理时限。'],
      rows: [
        ['延长', amountWords({ value: days, unit })],
        ...rowOf('延长后的期限', dueAt(kind, moment)),
        ['理由', reason],
        ['批准单位', naming.unit(by)],
        ['批准时间', localTime(at, state.timezone)],
      ],
    };
  },
});
