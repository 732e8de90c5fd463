import type { Bilingual } from './naming.js';
import { HANDLING_REFUSALS } from './refusal-texts-handling.js';
import { MOVE_REFUSALS } from './refusal-texts-moves.js';
import { REVIEW_REFUSALS } from './refusal-texts-review.js';

/** A refusal in words: what it is, which rule it stands on, and what to do instead. */
export interface RefusalText {
  readonly kind: 'forbidden' | 'rule' | 'bad-request';
  readonly rule: string;
  readonly title: Bilingual;
  readonly detail: Bilingual;
}

/** Refusals of a receipt, and those of every act. */
const RECEIPT_REFUSALS = {
  'not-allowed': {
    kind: 'forbidden',
    rule: '《沈阳市政务服务管理办法》(市政府令第51号) 岗位职责',
    title: { zh: '无权办理', en: 'Not allowed' },
    detail: {
      zh: '{unit:unit}的{role:role}不能对本件“{act:act}”。请由有权的窗口或责任单位办理。',
      en: 'The {role:role} of {unit:unit} may not {act:act} this case. Leave it to the counter or the responsible unit that may.',
    },
  },
  'unknown-item': {
    kind: 'bad-request',
    rule: '事项目录',
    title: { zh: '没有这个事项', en: 'No such service item' },
    detail: {
      zh: '本地区事项目录中没有“{item}”。请在事项目录中查到编码后再收件。',
      en: 'The catalogue of this region has no item {item}. Look its code up in the catalogue.',
    },
  },
  'unknown-resident': {
    kind: 'bad-request',
    rule: '居民登记',
    title: { zh: '没有这位居民', en: 'No such resident' },
    detail: {
      zh: '没有登记过这位居民。请先登记或查询居民，再收件。',
      en: 'This resident is not registered. Register or search the resident first.',
    },
  },
  'resident-needed': {
    kind: 'bad-request',
    rule: '事项目录 受理条件',
    title: { zh: '须写明居民', en: 'A resident is needed' },
    detail: {
      zh: '“{item:item}”的受理条件要看居民的年龄或户籍，须写明居民。请先登记或查询居民，再收件。',
      en: '{item:item} depends on the age or the household of the resident, so one must be named. Register or search the resident first.',
    },
  },
  'unknown-material': {
    kind: 'bad-request',
    rule: '事项目录 申报材料',
    title: { zh: '事项没有这份材料', en: 'No such material' },
    detail: {
      zh: '“{item:item}”的材料清单中没有“{material}”。请按事项的材料清单填写。',
      en: 'The list of materials of {item:item} has no {material}. Name those of the list.',
    },
  },
  'unknown-unit': {
    kind: 'bad-request',
    rule: '区划目录',
    title: { zh: '没有这个单位', en: 'No such unit' },
    detail: {
      zh: '本地区没有编码为“{code}”的单位。请在单位目录中核对编码。',
      en: 'This region has no unit {code}. Look its code up in the list of units.',
    },
  },
  'place-needed': {
    kind: 'bad-request',
    rule: '事项目录 办理地规则',
    title: { zh: '缺少办理地依据', en: 'A place is needed' },
    detail: {
      zh: '“{item:item}”按{place:place}确定责任单位，但本件既无居民也未写明社区。请填写居民，或在 place 中写明社区编码。',
      en: 'The responsible unit of {item:item} is found by the {place:place}, and there is neither a resident nor a place. Name the resident, or a community in place.',
    },
  },
  'already-received': {
    kind: 'rule',
    rule: '通办规程 一件一次收件',
    title: { zh: '已经收件', en: 'Already received' },
    detail: {
      zh: '本件已经收件，不能再次收件。请在原件上继续办理。',
      en: 'This case has been received already. Go on with it as it is.',
    },
  },
  'not-received': {
    kind: 'rule',
    rule: '行政许可法 第32条',
    title: { zh: '尚未收件', en: 'Not received' },
    detail: { zh: '本件尚未收件。请先收件。', en: 'This case has not been received. Receive it first.' },
  },
  'item-not-published': {
    kind: 'rule',
    rule: '《辽宁省基层群众性自治组织工作清单管理规定》 准入',
    title: { zh: '事项未发布', en: 'Item not published' },
    detail: {
      zh: '“{item:item}”目前不在已发布的清单内，不能收件。请告知居民待发布后再来，或选用现行事项。',
      en: '{item:item} is not on the published list now and may not be received. Choose the item that is in force.',
    },
  },
  'item-suspended': {
    kind: 'rule',
    rule: '《辽宁省基层群众性自治组织工作清单管理规定》 准入: 暂停办理',
    title: { zh: '事项已暂停', en: 'Item suspended' },
    detail: {
      zh: '“{item:item}”已暂停办理（依据：{basis}），恢复前不能收件；在办件照常办理。请告知居民恢复后再来。',
      en: '{item:item} is suspended (basis: {basis}) and not received until it is resumed; running cases go on. Ask the resident to come again then.',
    },
  },
  'item-withdrawn': {
    kind: 'rule',
    rule: '《辽宁省基层群众性自治组织工作清单管理规定》 准入: 退出清单',
    title: { zh: '事项已退出清单', en: 'Item withdrawn' },
    detail: {
      zh: '“{item:item}”已退出清单（依据：{basis}），不再收件。请在事项目录中查找现行事项。',
      en: '{item:item} is off the list (basis: {basis}) and not received any more. Look for the item that is in force now.',
    },
  },
  'mode-not-offered': {
    kind: 'rule',
    rule: '国办发〔2020〕35号 办理方式; 事项目录 通办方式',
    title: { zh: '该事项不支持这种办理方式', en: 'Mode not offered' },
    detail: {
      zh: '“{item:item}”不能以“{mode:mode}”方式办理。请不填办理方式，按事项规定的方式办理。',
      en: '{item:item} is not handled in the mode {mode:mode}. Leave the mode out, and the one of the item is taken.',
    },
  },
  'not-at-this-counter': {
    kind: 'rule',
    rule: '沈阳市“全市通办”规定; 事项目录 通办范围',
    title: { zh: '本窗口不能受理该事项', en: 'Not at this counter' },
    detail: {
      zh: '“{item:item}”不能在{unit:unit}收件。请引导居民到{unit:address}办理。',
      en: '{item:item} may not be received at {unit:unit}. Send the resident to {unit:address}.',
    },
  },
  'age-not-met': {
    kind: 'rule',
    rule: '事项目录 受理条件: 年龄',
    title: { zh: '年龄不符合条件', en: 'Age not met' },
    detail: {
      zh: '“{item:item}”要求收件当日年龄{bounds}。请告知居民条件；年龄登记有误的，先更正居民信息。',
      en: '{item:item} asks for an age of {bounds} on the day of receipt. Tell the resident so; where the record is wrong, correct it first.',
    },
  },
  'household-outside': {
    kind: 'rule',
    rule: '事项目录 受理条件: 户籍',
    title: { zh: '户籍不在本地区', en: 'Household outside the region' },
    detail: {
      zh: '“{item:item}”只面向本地区户籍居民。请引导居民向户籍地申请；户籍已迁入的，先更正居民信息。',
      en: '{item:item} is for residents whose household is in this region. Send the resident to the place of the household; where it has moved here, correct the record first.',
    },
  },
  'not-eligible': {
    kind: 'rule',
    rule: '事项目录 受理条件',
    title: { zh: '不符合受理条件', en: 'Not eligible' },
    detail: {
      zh: '居民不符合“{item:item}”的受理条件。请告知条件；信息有误的，先更正居民信息。',
      en: 'The resident does not meet the conditions of {item:item}. Tell them the conditions; where the record is wrong, correct it first.',
    },
  },
  'override-reason-needed': {
    kind: 'rule',
    rule: '国办发〔2020〕35号 责任追溯',
    title: { zh: '改派责任单位须说明理由', en: 'A reason is owed' },
    detail: {
      zh: '按规则本件由{unit:found}负责；改为{unit:unit}须写明理由。请补写理由，或不指定单位。',
      en: 'By its rule this case belongs to {unit:found}; naming {unit:unit} needs a reason. Give one, or name no unit.',
    },
  },
  'override-not-fitting': {
    kind: 'rule',
    rule: '事项目录 办理地规则: 层级和部门',
    title: { zh: '该单位的层级或部门不符', en: 'Wrong level or department' },
    detail: {
      zh: '“{item:item}”应由{level:level}一级{department}的单位负责，{unit:unit}不是。请选择同一层级、同一部门的单位。',
      en: '{item:item} belongs to a unit at the level of the {level:level}, department {department}; {unit:unit} is none. Name a unit of that level and department.',
    },
  },
  'override-to-receiver': {
    kind: 'rule',
    rule: '国办发〔2020〕35号 收件地与办理地分离',
    title: { zh: '不能指定收件单位为责任单位', en: 'Not the receiving unit' },
    detail: {
      zh: '规则没有指向收件单位，不能把{unit:unit}定为责任单位。请按规则由{unit:found}负责。',
      en: 'The rule does not find the receiving unit, so {unit:unit} cannot be made responsible. Leave it with {unit:found}.',
    },
  },
  'unknown-parent': {
    kind: 'bad-request',
    rule: '国发〔2024〕3号 高效办成一件事',
    title: { zh: '没有这个主件', en: 'No such parent' },
    detail: {
      zh: '本地区没有 parent 所写的办件。请核对主件标识，或不填。',
      en: 'This region has no case as named in parent. Check its id, or leave it out.',
    },
  },
  'parent-closed': {
    kind: 'rule',
    rule: '国发〔2024〕3号 高效办成一件事',
    title: { zh: '主件已结束', en: 'The parent is closed' },
    detail: {
      zh: '主件{number}已结束，不能再附子件。请不填主件，单独收件。',
      en: 'Case {number} is closed and takes no more parts. Receive this one by itself.',
    },
  },
  'parent-is-a-part': {
    kind: 'rule',
    rule: '国发〔2024〕3号 高效办成一件事',
    title: { zh: '主件本身是子件', en: 'The parent is itself a part' },
    detail: {
      zh: '{number}本身是子件，不能再附子件。请写其主件。',
      en: 'Case {number} is itself a part. Name the case that it is a part of.',
    },
  },
  'parent-of-another': {
    kind: 'rule',
    rule: '国发〔2024〕3号 高效办成一件事',
    title: { zh: '主件属于另一居民', en: 'The parent is another resident’s' },
    detail: {
      zh: '主件{number}不是这位居民的。请核对居民和主件。',
      en: 'Case {number} is another resident’s. Check the resident and the parent.',
    },
  },
  'cannot-be-stored': {
    kind: 'bad-request',
    rule: '通办规程 时限计算',
    title: { zh: '据此算不出可用的时限', en: 'No due time can be computed from it' },
    detail: {
      zh: '按所给日期或系统时间计算的时限超出可以保存的范围，未作任何记录。请核对日期和系统时间。',
      en: 'What would be due by the given date, or by the system’s time, cannot be stored; nothing was written. Check the date and the clock.',
    },
  },
  'case-closed': {
    kind: 'rule',
    rule: '通办规程 办件结束',
    title: { zh: '本件已结束', en: 'Case closed' },
    detail: {
      zh: '本件已结束，不能再“{act:act}”。居民仍有需要的，请重新收件。',
      en: 'This case is closed, nothing more can be done to it ({act:act}). Receive a new request if the resident still needs something.',
    },
  },
} as const satisfies Record<string, RefusalText>;

/** Every refusal by its stable code. */
export const REFUSALS = { ...RECEIPT_REFUSALS, ...HANDLING_REFUSALS, ...REVIEW_REFUSALS, ...MOVE_REFUSALS };

export type RefusalCode = keyof typeof REFUSALS;
