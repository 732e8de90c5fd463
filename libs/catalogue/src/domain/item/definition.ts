import { localDateOf } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { checkItem } from '../check-item.js';
import { DEFINITION_REFUSALS } from '../definition-refusals.js';
import type { ServiceItem } from '../service-item.js';
import type { ItemContext } from './kit.js';

const DEFINITION = '事项目录 要素规范';

export const codeDiffers = refusal('code-differs', {
  kind: 'bad-request',
  rule: DEFINITION,
  title: { zh: '编码不一致', en: 'The code differs' },
  detail: {
    zh: '路径中的事项是“{code}”，内容中写的是“{other}”。请改为一致；编码本身不能修订。',
    en: 'The path names {code}, the definition {other}. Make them the same; a code is not revised.',
  },
});

const unknownDepartment = refusal('unknown-department', {
  kind: 'bad-request',
  rule: DEFINITION,
  title: { zh: '没有这个部门', en: 'No such department' },
  detail: {
    zh: '本地区没有字母为“{department}”的部门。请按单位目录填写，或留空。',
    en: 'This region has no department {department}. Take the letters of the list of units, or none.',
  },
});

/** What a definition may be refused for, when it is proposed and again when it is published. */
export const OF_A_DEFINITION = [...Object.values(DEFINITION_REFUSALS), unknownDepartment];

/** What is wrong with a definition by the calendar and the tree of today; null where it may stand. */
export function faultIn(item: ServiceItem, context: ItemContext): Refusal | null {
  const { calendar, zone, now } = context;
  const [error] = checkItem(item, { calendar, zone, from: localDateOf(now, zone) });
  if (!error) return departmentsAreThere(item, context);
  return refuse(error.refused, { code: item.code, ...error.params }, { field: `/item${error.field}` });
}

/** Letters of a department that the region does not have would make the division itself responsible, silently. */
function departmentsAreThere(item: ServiceItem, { region, tree }: ItemContext): Refusal | null {
  const named: readonly (readonly [string, string | null])[] = [
    ['/item/department', item.department],
    ['/item/responsible/department', item.responsible.department],
    ...item.via.map((examiner, index) => [`/item/via/${index}`, examiner.split(':')[1] ?? null] as const),
  ];
  const unknown = named.find(([, letters]) => letters !== null && !tree.departmentOf(region, letters));
  return unknown ? refuse(unknownDepartment, { department: unknown[1] ?? '' }, { field: unknown[0] }) : null;
}
