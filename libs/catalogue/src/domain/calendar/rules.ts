import type { NoticeError } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';

const NOTICES = '国务院办公厅关于节假日安排的通知; 全国年节及纪念日放假办法';

export const datesCannotStand = refusal('invalid-body', {
  kind: 'bad-request',
  rule: NOTICES,
  title: { zh: '请求内容有误', en: 'Invalid body' },
  detail: {
    zh: '有日期不能成立，逐项见 errors。请改正后重发。',
    en: 'Dates cannot stand; errors names each. Correct them and send it again.',
  },
});

/** Every date that cannot stand, each with its field; null where there is none. */
export function refuseDates(faults: readonly NoticeError[]): Refusal | null {
  const named = faults.map(({ field, fault, params }) => ({ field, rule: fault, ...(params && { params }) }));
  return named.length === 0 ? null : refuse(datesCannotStand, {}, { faults: named });
}
