import { definePaper } from '../../documents/parts.js';
import {
  amountWords,
  lastDay,
  limitWords,
  localTime,
  materialName,
  rowOf,
  wholeWayWords,
} from '../../documents/phrases.js';
import { periodOf } from '#libs/catalogue/domain';
import type { LocalDate } from '#libs/clocks/domain';
import type { KnownCase } from '../../state/case.js';

interface Accepted {
  readonly manner: 'explicit' | 'on-the-spot' | 'with-gaps' | 'deemed';
  readonly gaps?: readonly { readonly material: string; readonly due: LocalDate }[];
  readonly heldBy?: string;
  readonly acceptedAt?: string;
}

/** 受理通知书. On the spot no slip is owed (安阳条例 36): the decision follows the same day. What silence accepted is signed by who held it. */
export const acceptanceNotice = definePaper<Accepted>({
  code: ({ manner }) => (manner === 'on-the-spot' ? null : 'ACP'),
  print({ manner, gaps = [], heldBy, acceptedAt }, moment) {
    const { state, naming, item, at } = moment;
    return {
      paragraphs: [acceptedWords(manner, state)],
      rows: [
        ['受理单位', naming.unit(state.responsibleUnit)],
        ['受理时间', localTime(acceptedAt ?? at, state.timezone)],
        ['法定时限', limitWords('statutory', moment)],
        ['承诺时限', limitWords('promised', moment)],
        ...rowOf('全程时限', state.terms.wholeWay === undefined ? null : wholeWayWords(moment)),
      ],
      materials: gaps.map(({ material, due }) => [materialName(material, item), `${lastDay(due)}前补齐`]),
      closing: [
        ...(gaps.length > 0 ? ['上列材料逾期未补齐的，视为撤回申请。'] : []),
        '补正、特别程序等依法不计入时限的时间，另行书面告知。',
      ],
      ...(heldBy !== undefined && { issuer: heldBy }),
    };
  },
});

function acceptedWords(manner: Accepted['manner'], { terms }: KnownCase): string {
  switch (manner) {
    case 'explicit':
      return '你（单位）的申请符合受理条件，决定予以受理。';
    case 'on-the-spot':
      return '你（单位）的申请当场受理，当日作出决定。';
    case 'with-gaps':
      return '你（单位）的申请主要材料齐全，按照容缺受理的规定，决定先予受理；尚缺的材料请按期补齐。';
    case 'deemed': {
      const check = amountWords({ value: periodOf(terms, 'completeness'), unit: 'working-day' });
      return `你（单位）的申请自收件之日起${check}内未被告知补正，自收件之日起即为受理。`;
    }
  }
}

/** 容缺受理承诺书: what the applicant promises to bring, until when, and what follows if it does not come (安阳条例 24). */
export const gapPromise = definePaper<Accepted>({
  code: ({ gaps = [] }) => (gaps.length > 0 ? 'RQ' : null),
  print: ({ gaps = [] }, { item, applicant, naming, state }) => ({
    addressee: naming.unit(state.responsibleUnit),
    paragraphs: ['本人（单位）申请容缺受理，承诺按期补齐下列材料。本人（单位）已知悉：逾期未补齐的，视为撤回申请。'],
    rows: [['申请人', applicant ?? '—']],
    materials: gaps.map(({ material, due }) => [materialName(material, item), `${lastDay(due)}前补齐`]),
    signer: '承诺人',
  }),
});
