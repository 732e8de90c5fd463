import { BooleanField, TEXT_MAX, TextField } from '#libs/body';

export class ExamineBody {
  @BooleanField({
    description: '司法部门认为合法，默认是。Whether justice finds it lawful; yes unless told.',
    optional: true,
  })
  justice?: boolean | null;
  @BooleanField({ description: '财政部门认为经费落实，默认是。Whether finance finds it paid for.', optional: true })
  finance?: boolean | null;
  @TextField({ description: '审核意见。What was found.', max: TEXT_MAX, optional: true }) note?: string | null;
}
