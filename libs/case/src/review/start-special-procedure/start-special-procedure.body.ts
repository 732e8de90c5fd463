import { CodeField, CountField, TEXT_MAX, TextField } from '#libs/body';
const DAYS_MAX = 365;

export class StartSpecialProcedureBody {
  @CodeField({
    description:
      '特别程序：hearing 听证、bidding 招标、auction 拍卖、inspection 检验、testing 检测、quarantine 检疫、appraisal 鉴定、expert-review 专家评审，或事项所列。Which: of the law’s list, or of the item’s `excluded`.',
    example: 'appraisal',
  })
  kind!: string;
  @CountField({
    description: '书面告知的工作日数。Announced in writing: working days.',
    min: 1,
    max: DAYS_MAX,
    example: 10,
  })
  days!: number;
  @TextField({ description: '说明；加密保存。In words; stored encrypted.', max: TEXT_MAX, optional: true }) note?:
    string | null;
}
