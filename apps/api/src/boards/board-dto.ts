import { FROM, TO } from '../lists/period.js';
import { DateField, Shown } from '../validation/fields.js';

export class BoardQuery {
  @DateField(FROM) from?: string;
  @DateField(TO) to?: string;
}

export class RatingShown {
  @Shown('评价次数。How many.', { example: 0 }) count!: number;
  @Shown('平均分。Average of 1 to 5; null without any.', { type: Number, nullable: true, example: null }) average!:
    number | null;
}

export class DeskShown {
  @Shown('期内收件。Received in the period.', { example: 120 }) received!: number;
  @Shown('期内为外区收件。Of these, for residents of another district.', { example: 14 }) handledForOthers!: number;
  @Shown('对窗口的评价。Ratings of the counter.', { type: () => RatingShown }) rating!: RatingShown;
}

export class HomeShown {
  @Shown('期内受理。Accepted in the period.', { example: 110 }) accepted!: number;
  @Shown('截止日末在办。In progress at the end of `to`.', { example: 40 }) inProgress!: number;
  @Shown('截止日末即将到期。Due soon at the end of `to`.', { example: 6 }) dueSoon!: number;
  @Shown('截止日末超期未决。Late at the end of `to`.', { example: 1 }) late!: number;
  @Shown('期内办结。Fulfilled in the period.', { example: 90 }) fulfilled!: number;
  @Shown('期内超期办结。Of these, after the due time.', { example: 2 }) fulfilledLate!: number;
  @Shown('期内上报。Escalations in the period.', { example: 1 }) escalated!: number;
  @Shown('期内由外区收件。Received in another district in the period.', { example: 9 }) handledByOthers!: number;
  @Shown('截止日末因事件无法读取而搁置的办件。Cases set aside because an event of them cannot be read.', { example: 0 })
  unreadable!: number;
  @Shown('对办理部门的评价。Ratings of the authority.', { type: () => RatingShown }) rating!: RatingShown;
}

export class BoardChildShown {
  @Shown('单位。Unit.', { example: '210102001002' }) unit!: string;
  @Shown('名称。Name.') name!: string;
  @Shown('按收件地。By where it was received.', { type: () => DeskShown }) desk!: DeskShown;
  @Shown('按归属地。By whose resident’s matter it is.', { type: () => HomeShown }) home!: HomeShown;
  @Shown(
    '社区工作各本的数：期内发生、截止日末存量；不计入收件、归属两类。' +
      'Of each of the community’s books, by its path: flows of the period, stocks at its end; never part of the two above.',
    {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: { type: 'integer' } },
      example: { demands: { begun: 7, open: 1, late: 0 } },
    },
  )
  community!: Record<string, Record<string, number>>;
}

/** A board: flows over the period, stocks at its end; a division is always the sum of its children. */
export class BoardShown extends BoardChildShown {
  @Shown('起始日期。From.', { format: 'date' }) from!: string;
  @Shown('截止日期。To.', { format: 'date' }) to!: string;
  @Shown('下级。What it is the sum of.', { type: () => BoardChildShown, isArray: true }) children!: BoardChildShown[];
}
