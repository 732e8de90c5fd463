import type { ServiceItem } from '#libs/catalogue/domain';

/** What is asked for and decided, by the type of the item (GB/T 39554: 01, 05, 07, 20). */
const TYPES: Readonly<Record<string, { readonly name: string; readonly act: string }>> = {
  '01': { name: '行政许可', act: '许可' },
  '05': { name: '行政给付', act: '给付' },
  '07': { name: '行政确认', act: '确认' },
  '20': { name: '公共服务', act: '办理' },
};
const ANY = { name: '', act: '办理' };

type Typed = Pick<ServiceItem, 'type' | 'administrativeAct'> | null;

/** What a decision does: 许可, 给付, 确认, 办理. */
export function actOf(item: Typed): string {
  return (TYPES[item?.type ?? ''] ?? ANY).act;
}

/** 不予给付决定书; what is no administrative act is told, not decided. */
export function refusalTitle(item: Typed): string {
  return item?.administrativeAct === false ? `不予${actOf(item)}告知书` : `不予${actOf(item)}决定书`;
}

/** 行政给付申请不予受理通知书. */
export function noAcceptanceTitle(item: Typed): string {
  const { name } = TYPES[item?.type ?? ''] ?? ANY;
  return `${name === '' ? '' : `${name}申请`}不予受理通知书`;
}
