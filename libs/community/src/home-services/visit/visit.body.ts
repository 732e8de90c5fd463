import { WordsField } from '#libs/body';

export class VisitBody {
  @WordsField({ description: '上门的工作人员；默认本人。Who went; the asker unless told.', max: 10, optional: true })
  workers?: string[] | null;
}
