import { definePaper } from '../../documents/parts.js';
import { lastDay, rowOf } from '../../documents/phrases.js';

interface Reminded {
  readonly order: string;
  readonly to: string;
  readonly step: 'first-reminder' | 'second-reminder' | 'notice';
}

const TITLES: Readonly<Record<Reminded['step'], string>> = {
  'first-reminder': '催办通知书（第一次）',
  'second-reminder': '催办通知书（第二次）',
  notice: '督办逾期通报',
};

/** 催办单, 通报: an order that was not answered in time, in the name of who gave it. */
export const reminder = definePaper<Reminded>({
  code: 'CB',
  title: ({ step }) => TITLES[step],
  print({ order, to, step }, { naming, state }) {
    const ordered = state.supervision.find((each) => each.order === order);
    return {
      addressee: naming.unit(to),
      paragraphs: [
        step === 'notice'
          ? '你单位对下列督办经两次催办仍未答复，现予通报。请立即答复并说明原因。'
          : '你单位对下列督办逾期未答复，现予催办。请立即书面答复。',
      ],
      rows: [['督办编号', order], ...rowOf('答复期限', ordered ? lastDay(ordered.due) : null)],
      ...(ordered && { issuer: ordered.by }),
    };
  },
});
