import { PageQuery } from '../lists/page-query.js';
import { CodeField, DateField, Shown, TextField } from '../validation/fields.js';

const optional = true;
const text = { type: String, nullable: true } as const;

export class RefusalsQuery extends PageQuery {
  @CodeField({ description: '窗口单位及其下级。Unit of the counter, or any below it.', optional }) unit?: string;
  @CodeField({ description: '事项。Service item.', optional, example: 'MZ-10' }) item?: string;
  @CodeField({ description: '拒收原因的代码。Code of the reason.', optional, example: 'item-not-published' })
  code?: string;
  @TextField({ description: '窗口人员。Who was at the counter.', max: 255, optional }) person?: string;
  @DateField({ description: '日期起（含）。On or after.', optional }) from?: string;
  @DateField({ description: '日期止（含）。On or before.', optional }) to?: string;
}

export class RefusedRequestShown {
  @Shown('登记号。Id.', { format: 'uuid' }) refusalId!: string;
  @Shown('何时。When.', { format: 'date-time' }) at!: string;
  @Shown('窗口单位。Unit of the counter.', { example: '210124001001' }) unit!: string;
  @Shown('单位名称。Its name.') unitName!: string;
  @Shown('窗口人员。Who was at the counter.') person!: string;
  @Shown('所申请的事项。What was asked for.', { example: 'MZ-10' }) item!: string;
  @Shown('事项名称。Its name.') itemName!: string;
  @Shown('证明的种类；其他为空。Of a certificate: which kind was asked for; null for all else.', text) kind!:
    string | null;
  @Shown('原因的代码。Code of the reason.') code!: string;
  @Shown('原因。The reason in words.') reason!: string;
  @Shown('依据。The rule.') rule!: string;
  @Shown('应去的单位。Where it is taken instead.', text) rightAddress!: string | null;
  @Shown('居民。Resident.', { ...text, format: 'uuid' }) residentId!: string | null;
}

export class RefusalCountShown {
  @Shown('窗口单位。Unit of the counter.') unit!: string;
  @Shown('单位名称。Its name.') unitName!: string;
  @Shown('所申请的事项。What was asked for.') item!: string;
  @Shown('事项名称。Its name.') itemName!: string;
  @Shown('原因的代码。Code of the reason.') code!: string;
  @Shown('原因。The reason in words.') reason!: string;
  @Shown('次数。How often.') count!: number;
}

export class RefusalsShown {
  @Shown('日期起。From.', { format: 'date' }) from!: string;
  @Shown('日期止。To.', { format: 'date' }) to!: string;
  @Shown('总次数。How many in all.') total!: number;
  @Shown('按单位、事项、原因计数，多的在前。By unit, item and reason, the most frequent first.', {
    type: () => RefusalCountShown,
    isArray: true,
  })
  counts!: RefusalCountShown[];
  @Shown('逐次，新的在前。Each, newest first.', { type: () => RefusedRequestShown, isArray: true })
  items!: RefusedRequestShown[];
  @Shown('下一页的 cursor；没有下一页时为空。Cursor of the next page; null at the end.', text) next!: string | null;
}
