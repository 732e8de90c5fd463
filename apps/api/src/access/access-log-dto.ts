import { PageQuery } from '../lists/page-query.js';
import { DateField, Shown, TextField } from '../validation/fields.js';

const optional = true;

export class AccessLogQuery extends PageQuery {
  @DateField({ description: '日期起（含）。On or after.', optional })
  from?: string;
  @DateField({ description: '日期止（含）。On or before.', optional }) to?: string;
  @TextField({ description: '谁查阅。Who looked.', max: 255, optional }) person?: string;
  @TextField({
    description: '查阅了什么。What was looked at.',
    max: 80,
    optional,
    example: 'case-0c1d2e3f-4a5b-5c6d-8e7f-901234567890',
  })
  subject?: string;
}

export class LookShown {
  @Shown('何时，真实时间。When, in real time.', { format: 'date-time' }) at!: string;
  @Shown('谁。Who.') person!: string;
  @Shown('以什么角色。In which role.', { example: 'auditor' }) role!: string;
  @Shown('在哪个单位。At which unit.', { example: '210100' }) unit!: string;
  @Shown('查阅了什么。What was looked at.', { example: 'case-0c1d2e3f-4a5b-5c6d-8e7f-901234567890' }) subject!: string;
  @Shown('其中的什么：文字，或文书。What of it: its texts, or a paper.', { enum: ['texts', 'paper'] }) what!: string;
  @Shown('谁的居民。Whose resident’s matter it is.', { example: '210102001002' }) homeUnit!: string;
}

export class AccessLogShown {
  @Shown('本页。This page.', { type: [LookShown] }) items!: LookShown[];
  @Shown('下一页的 cursor；没有则为空。The cursor of the next page; null on the last one.', {
    type: String,
    nullable: true,
  })
  next!: string | null;
}
