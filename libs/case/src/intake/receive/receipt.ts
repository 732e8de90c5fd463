import { amountWords, clockAt, dueAt, limitWords, localTime, rowOf, wholeWayWords } from '../../documents/phrases.js';
import { definePaper, type PaperMoment } from '../../documents/parts.js';

interface Received {
  readonly materials: readonly { readonly code: string; readonly supplied: boolean }[];
}

/** 接收凭证: what was brought, and until when it is told whether that is enough. */
export const receipt = definePaper<Received>({
  code: 'REC',
  print({ materials }, moment) {
    const { state, naming, at, actor, applicant, item } = moment;
    const said = new Map(materials.map(({ code, supplied }) => [code, supplied]));
    return {
      paragraphs: ['现收到你（单位）提交的申请及下列材料。本凭证只证明收到申请，不代表已经受理。'],
      rows: [
        ['申请人', applicant ?? '—'],
        ['收件单位', naming.unit(state.receiving.unit)],
        ['收件时间', localTime(at, state.timezone)],
        ['收件人', actor.person],
        ['责任单位', naming.unit(state.responsibleUnit)],
        ...rowOf('领取地点', state.deliverTo?.unit ? naming.unit(state.deliverTo.unit) : null),
        ...rowOf('承诺时限', state.terms.startsAt === 'received' ? limitWords('promised', moment) : null),
        ...rowOf('全程时限', wholeWayWords(moment)),
      ],
      materials: (item?.materials ?? []).map(({ code, name, source }) => [
        name,
        source === 'shared' ? '部门共享，不需提交' : said.get(code) === false ? '未提交' : '已收',
      ]),
      closing: closingOf(moment),
    };
  },
});

function closingOf(moment: PaperMoment): readonly string[] {
  const { terms } = moment.state;
  if (terms.kind === 'on-the-spot') return ['本事项属即办件，受理后当日作出决定。'];
  const check = clockAt('completeness', moment);
  const limit = check?.limit;
  if (!limit) return [];
  const long = limit === 'same-day' ? '收件当日' : `自收件之日起${amountWords(limit)}内`;
  const deemed = terms.neverDeemed ? '' : '；逾期不告知的，自收件之日起即为受理';
  return [
    `材料不齐全或者不符合规定形式的，将当场或者${long}（至${dueAt('completeness', moment) ?? ''}）一次性告知需要补正的全部内容${deemed}。`,
  ];
}
