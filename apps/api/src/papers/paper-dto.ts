import { PAPERS } from '#libs/case';
import { Shown } from '../validation/fields.js';

export class PaperShown {
  @Shown('文书编号，在本件内唯一，永不改变。Number within the case; it never changes.', { example: 'REC-1' })
  number!: string;
  @Shown('文书种类。Kind.', { enum: Object.keys(PAPERS), example: 'REC' }) code!: string;
  @Shown('文书名称。Title.', { example: '接收凭证' }) title!: string;
  @Shown('何时形成。When it was made.', { format: 'date-time' }) at!: string;
  @Shown('由哪个单位出具。Who gives it.', { example: '210124001001' }) unit!: string;
  @Shown('由办件的哪个事件形成。Revision of the event that it is made from.', { example: 0 }) revision!: number;
}

export class PaperListShown {
  @Shown('文书，按形成先后。Papers, in the order in which they were made.', { type: () => PaperShown, isArray: true })
  items!: PaperShown[];
}
