import { refusal, refuse, type Refusal, type RefusalDefinition } from '#libs/kernel/domain';
import { type RuleFailure } from '#libs/catalogue/domain';
import { unknownResident, unknownUnit } from './named.js';
export const placeNeeded = refusal('place-needed', {
  kind: 'bad-request',
  rule: '事项目录 办理地规则',
  title: { zh: '缺少办理地依据', en: 'A place is needed' },
  detail: {
    zh: '“{item:item}”按{place:place}确定责任单位，但本件既无居民也未写明社区。请填写居民，或在 place 中写明社区编码。',
    en: 'The responsible unit of {item:item} is found by the {place:place}, and there is neither a resident nor a place. Name the resident, or a community in place.',
  },
});

export const modeNotOffered = refusal('mode-not-offered', {
  rule: '国办发〔2020〕35号 办理方式; 事项目录 通办方式',
  title: { zh: '该事项不支持这种办理方式', en: 'Mode not offered' },
  detail: {
    zh: '“{item:item}”不能以“{mode:mode}”方式办理。请不填办理方式，按事项规定的方式办理。',
    en: '{item:item} is not handled in the mode {mode:mode}. Leave the mode out, and the one of the item is taken.',
  },
});

export const notAtThisCounter = refusal('not-at-this-counter', {
  rule: '沈阳市“全市通办”规定; 事项目录 通办范围',
  title: { zh: '本窗口不能受理该事项', en: 'Not at this counter' },
  detail: {
    zh: '“{item:item}”不能在{unit:unit}收件。请引导居民到{unit:address}办理。',
    en: '{item:item} may not be received at {unit:unit}. Send the resident to {unit:address}.',
  },
});

export const inPersonOnly = refusal('in-person-only', {
  rule: '事项目录 须本人到场; 民法典 1049、1076: 婚姻登记须双方亲自到场',
  title: { zh: '须本人到场，不能代办', en: 'In person only' },
  detail: {
    zh: '“{item:item}”须本人亲自到场办理，不能由他人代办。请告知居民本人预约后前来；确有行动不便的，请与办理机关联系上门。',
    en: '{item:item} asks for the applicant in person, and nobody acts for them. Ask the resident to make an appointment and come; who cannot move may ask the authority to come.',
  },
});

export const ageNotMet = refusal('age-not-met', {
  rule: '事项目录 受理条件: 年龄',
  title: { zh: '年龄不符合条件', en: 'Age not met' },
  detail: {
    zh: '“{item:item}”要求收件当日年龄{bounds}。请告知居民条件；年龄登记有误的，先更正居民信息。',
    en: '{item:item} asks for an age of {bounds} on the day of receipt. Tell the resident so; where the record is wrong, correct it first.',
  },
});

export const householdOutside = refusal('household-outside', {
  rule: '事项目录 受理条件: 户籍',
  title: { zh: '户籍不在本地区', en: 'Household outside the region' },
  detail: {
    zh: '“{item:item}”只面向本地区户籍居民。请引导居民向户籍地申请；户籍已迁入的，先更正居民信息。',
    en: '{item:item} is for residents whose household is in this region. Send the resident to the place of the household; where it has moved here, correct the record first.',
  },
});

export const notEligible = refusal('not-eligible', {
  rule: '事项目录 受理条件',
  title: { zh: '不符合受理条件', en: 'Not eligible' },
  detail: {
    zh: '居民不符合“{item:item}”的受理条件。请告知条件；信息有误的，先更正居民信息。',
    en: 'The resident does not meet the conditions of {item:item}. Tell them the conditions; where the record is wrong, correct it first.',
  },
});

export const overrideNotFitting = refusal('override-not-fitting', {
  rule: '事项目录 办理地规则: 层级和部门',
  title: { zh: '该单位的层级或部门不符', en: 'Wrong level or department' },
  detail: {
    zh: '“{item:item}”应由{level:level}一级{department}的单位负责，{unit:unit}不是。请选择同一层级、同一部门的单位。',
    en: '{item:item} belongs to a unit at the level of the {level:level}, department {department}; {unit:unit} is none. Name a unit of that level and department.',
  },
});

export const overrideToReceiver = refusal('override-to-receiver', {
  rule: '国办发〔2020〕35号 收件地与办理地分离',
  title: { zh: '不能指定收件单位为责任单位', en: 'Not the receiving unit' },
  detail: {
    zh: '规则没有指向收件单位，不能把{unit:unit}定为责任单位。请按规则由{unit:found}负责。',
    en: 'The rule does not find the receiving unit, so {unit:unit} cannot be made responsible. Leave it with {unit:found}.',
  },
});

const OF_CATALOGUE: Readonly<Record<RuleFailure['failed'], RefusalDefinition>> = {
  'not-at-this-counter': notAtThisCounter,
  'mode-not-offered': modeNotOffered,
  'in-person-only': inPersonOnly,
  'age-not-met': ageNotMet,
  'household-outside': householdOutside,
  'not-eligible': notEligible,
  'place-needed': placeNeeded,
  'override-not-fitting': overrideNotFitting,
  'override-to-receiver': overrideToReceiver,
  'unknown-unit': unknownUnit,
  'unknown-resident': unknownResident,
};

/** What the rules of the catalogue may answer to a receipt. */
export const CATALOGUE_REFUSALS: readonly RefusalDefinition[] = Object.values(OF_CATALOGUE);

/** A rule of the catalogue in the case's words. */
export function refused({ failed, params, field }: RuleFailure): Refusal {
  return refuse(OF_CATALOGUE[failed], params, field === undefined ? {} : { field });
}
