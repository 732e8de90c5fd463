const DIVISIONS = '行政区划管理条例';
const CODES = '统计用区划代码和城乡划分代码编制规则';

/** Why an act on a unit is forbidden, in both languages, with what to do instead. */
export const UNIT_REFUSALS = {
  'code-not-of-kind': {
    kind: 'bad-request',
    rule: CODES,
    title: { zh: '编码不合规', en: 'Not a code of this level' },
    detail: {
      zh: '“{code}”不是{parent}下这一级单位的编码：区县6位、街道9位、社区12位，前段同上级；部门为上级编码加连字符和大写字母。请更正。',
      en: '{code} is no code of this level below {parent}: 6, 9 and 12 digits for district, street and community, beginning as the parent does; of a department the parent’s, a hyphen and capitals. Correct it.',
    },
  },
  'no-such-unit': {
    kind: 'bad-request',
    rule: DIVISIONS,
    title: { zh: '没有这个单位', en: 'No such unit' },
    detail: {
      zh: '本地区没有编码为“{unit}”的单位。请核对编码。',
      en: 'This region has no unit {unit}. Look at the code again.',
    },
  },
  'date-out-of-range': {
    kind: 'bad-request',
    rule: DIVISIONS,
    title: { zh: '日期不在合理范围', en: 'Not a sensible date' },
    detail: {
      zh: '日期须不早于该单位启用之日（{earliest}），且不晚于{latest}。请更正。',
      en: 'The date is not before the unit’s first day, {earliest}, and not after {latest}. Correct it.',
    },
  },
  'unit-code-taken': {
    kind: 'rule',
    rule: `${CODES}: 编码唯一，停用后不再启用`,
    title: { zh: '编码已用', en: 'The code is taken' },
    detail: {
      zh: '编码“{code}”已由其他单位使用，或用过。编码在所有地区唯一且不重复启用，请另取编码。',
      en: 'The code {code} belongs, or belonged, to another unit. Codes are unique over all regions and never used again: take another.',
    },
  },
  'parent-not-fitting': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '上级层级不符', en: 'Not a parent for this level' },
    detail: {
      zh: '“{unit}”不能作为这一级单位的上级：市、区县、街道、社区逐级相属，部门属于市或区县。请改填上一级单位。',
      en: '{unit} cannot be above a unit of this level: city, district, street, community in their order, departments below a city or a district. Name the level above.',
    },
  },
  'other-unit-ended': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '所涉单位届时不存在', en: 'The other unit is not there then' },
    detail: {
      zh: '“{unit}”在{on}不存在（尚未启用、已停用或将停用）。请改填当日存在的单位，或另定日期。',
      en: '{unit} is not there on {on}: not yet opened, ended, or to end. Name a unit that is, or another day.',
    },
  },
  'unit-ended': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '单位已停用', en: 'The unit has ended' },
    detail: {
      zh: '“{code}”已停用，由“{successor}”承接。请对承接单位办理。',
      en: '{code} has ended; {successor} has taken over. Act on that unit.',
    },
  },
  'change-planned': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '已有待生效的变更', en: 'A change is announced already' },
    detail: {
      zh: '“{code}”已定于{on}变更。请待其生效后再办。',
      en: 'A change of {code} is announced for {on}. Wait until it has happened.',
    },
  },
  'root-stays': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '区域的根不能变更', en: 'The root of a region stays' },
    detail: {
      zh: '“{code}”是本区域的根，只能更名，不能迁移、合并、分设或撤销。请对其下级单位办理。',
      en: '{code} is the root of the region: it may be renamed, nothing else. Act on the units below it.',
    },
  },
  'department-stays': {
    kind: 'rule',
    rule: CODES,
    title: { zh: '部门不能迁移', en: 'A department is not moved' },
    detail: {
      zh: '部门“{code}”的编码取自其上级，不能迁移。请在新的上级下开设部门，再撤销本部门。',
      en: 'The code of the department {code} is its parent’s; it is not moved. Open one below the other parent, then close this one.',
    },
  },
  'nothing-changes': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '没有变化', en: 'Nothing changes' },
    detail: { zh: '“{code}”现在就是如此。请核对所填内容。', en: '{code} is so already. Look at what was said again.' },
  },
  'into-itself': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '不能由自己承接', en: 'Not its own successor' },
    detail: {
      zh: '“{code}”不能由自己承接。请另填单位；保留原单位的，用更名或迁移。',
      en: '{code} cannot take over from itself. Name another unit; to keep it, rename or move it.',
    },
  },
  'not-same-kind': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '层级不同', en: 'Not of the same level' },
    detail: {
      zh: '“{unit}”与“{code}”层级不同，不能承接。请填同一层级的单位。',
      en: '{unit} is of another level than {code} and cannot take over. Name one of the same level.',
    },
  },
  'children-first': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '须先安置下级单位', en: 'Units below it first' },
    detail: {
      zh: '“{code}”在{on}仍有{count}个下级单位（如{units}）。请先迁移、合并或撤销它们。',
      en: '{code} still has {count} units below it on {on}, such as {units}. Move, merge or close them first.',
    },
  },
  'split-needs-two': {
    kind: 'rule',
    rule: DIVISIONS,
    title: { zh: '分设至少为两个单位', en: 'A split is into two at least' },
    detail: {
      zh: '分设须列出至少两个不同的单位。只有一个承接单位的，请用合并。',
      en: 'Name at least two different units. Where one takes over, merge.',
    },
  },
} as const;

export type UnitRefusalCode = keyof typeof UNIT_REFUSALS;

export interface UnitRefusal {
  readonly code: UnitRefusalCode;
  readonly params: Readonly<Record<string, string>>;
  /** JSON pointer into the body, where one field is to blame. */
  readonly field?: string;
}

export function unitRefusal(code: UnitRefusalCode, params: UnitRefusal['params'] = {}, field?: string): UnitRefusal {
  return { code, params, ...(field === undefined ? {} : { field }) };
}

export function isUnitRefusal(answer: object): answer is UnitRefusal {
  return 'code' in answer && 'params' in answer;
}
