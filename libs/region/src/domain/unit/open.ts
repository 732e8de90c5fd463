import { managerOfTheCatalogue } from '#libs/access/domain';
import { guardOf, refusal, refuse } from '#libs/kernel/domain';
import type { UnitOpened } from '../events.js';
import { fitsAsCode } from '../unit-codes.js';
import type { UnitKind } from '../unit.js';
import { defineActWhenever, defineEventWhenever, listed, type UnitContext, type UnitState } from './kit.js';
import {
  CODES,
  dateOutOfRange,
  dateWithin,
  noSuchUnit,
  otherUnitEnded,
  parentFits,
  parentNotFitting,
  unitHere,
  type Dated,
} from './rules.js';

export interface UnitToOpen extends Dated {
  readonly name: string;
  readonly kind: Exclude<UnitKind, 'city'>;
  readonly parent: string;
}

export const Opened = defineEventWhenever<UnitOpened>('UnitOpened', {
  evolve: listed,
  words: {
    zh: '自{from}起启用“{name}”[，上级为{parent}]。',
    en: '“{name}” exists from {from}[, below {parent}].',
  },
});

/** Units are listed since the republic was founded. */
const FIRST_DAY = '1949-10-01';

const codeTaken = refusal('unit-code-taken', {
  rule: `${CODES}: 编码唯一，停用后不再启用`,
  title: { zh: '编码已用', en: 'The code is taken' },
  detail: {
    zh: '编码“{code}”已由其他单位使用，或用过。编码在所有地区唯一且不重复启用，请另取编码。',
    en: 'The code {code} belongs, or belonged, to another unit. Codes are unique over all regions and never used again: take another.',
  },
});

const codeNotOfKind = refusal('code-not-of-kind', {
  kind: 'bad-request',
  rule: CODES,
  title: { zh: '编码不合规', en: 'Not a code of this level' },
  detail: {
    zh: '“{code}”不是{parent}下这一级单位的编码：区县6位、街道9位、社区12位，前段同上级；部门为上级编码加连字符和大写字母。请更正。',
    en: '{code} is no code of this level below {parent}: 6, 9 and 12 digits for district, street and community, beginning as the parent does; of a department the parent’s, a hyphen and capitals. Correct it.',
  },
});

/** 编码唯一: never again, not by a unit that has ended either. */
const aCodeIsGivenOnce = guardOf([codeTaken], (state: UnitState, { code }: UnitContext) =>
  state.phase === 'listed' ? refuse(codeTaken, { code }, { field: '/code' }) : null,
);

/** 开设: below a unit that is there, with a code of its level. */
export const open = defineActWhenever('open', {
  word: { zh: '开设', en: 'open' },
  summary: { zh: '开设单位。', en: 'Open a unit.' },
  who: managerOfTheCatalogue,
  guards: [aCodeIsGivenOnce],
  events: [Opened],
  refusals: [noSuchUnit, codeTaken, dateOutOfRange, parentNotFitting, otherUnitEnded, codeNotOfKind],
  decide(_state, { name, kind, parent, on, basis }: UnitToOpen, context) {
    const { code, tree, region } = context;
    const above = unitHere(parent, context);
    if (!above) return refuse(noSuchUnit, { unit: parent }, { field: '/parent' });
    if (tree.unit(code) || tree.leaf(code)) return refuse(codeTaken, { code }, { field: '/code' });
    const earliest = above.from > FIRST_DAY ? above.from : FIRST_DAY;
    const wrong = dateWithin(on, earliest, context, '/from') ?? parentFits(kind, above, on, context);
    if (wrong) return wrong;
    return fitsAsCode(code, kind, above, region)
      ? [Opened.of({ code, name, kind, parent, from: on, source: basis })]
      : refuse(codeNotOfKind, { code, parent }, { field: '/code' });
  },
});
