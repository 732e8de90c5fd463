import { PeriodPageQuery } from './statistics-dto.js';
import { CodeField, Shown } from '../validation/fields.js';

export class RatesQuery extends PeriodPageQuery {
  @CodeField({
    description: '单位及其下级，默认本单位。Unit, and all below it; the asker’s own unless told.',
    optional: true,
    example: '210102',
  })
  unit?: string;
}

const share = { type: Number, nullable: true, example: 0.9667 } as const;

export class ShareShown {
  @Shown('分子。Numerator.', { example: 29 }) part!: number;
  @Shown('分母。Denominator.', { example: 30 }) of!: number;
  @Shown('比率；分母为零时为空。The rate; null without a denominator.', share) rate!: number | null;
}

export class RatesShown {
  @Shown('响应率：时限内首次答复除以首次答复。Requests answered within the check, of those answered.', {
    type: () => ShareShown,
  })
  response!: ShareShown;
  @Shown('解决率：回访“已解决”除以有效回访。Solved, of the residents reached afterwards.', { type: () => ShareShown })
  solution!: ShareShown;
  @Shown('满意率：回访基本满意以上除以作出评价的有效回访。Satisfied, of those reached who named a score.', {
    type: () => ShareShown,
  })
  satisfaction!: ShareShown;
  @Shown('综合得分，0–100；缺任一率时为空。Weighted sum of the three; null where one of them is missing.', {
    type: Number,
    nullable: true,
    example: 93.5,
  })
  score!: number | null;
  @Shown('主动评价率：已评价的接触除以接触。Contacts that were rated, of those that could be.', {
    type: () => ShareShown,
  })
  rated!: ShareShown;
  @Shown('好评率。Good ratings, of those given.', { type: () => ShareShown }) good!: ShareShown;
  @Shown('差评整改率。Rectifications closed, of those opened.', { type: () => ShareShown }) rectified!: ShareShown;
  @Shown('按期整改率。Closed in time, of those closed.', { type: () => ShareShown }) rectifiedInTime!: ShareShown;
  @Shown('回访率：有效回访除以送达。Residents reached, for each result handed out.', { type: () => ShareShown })
  followedUp!: ShareShown;
}

export class UnitRatesShown extends RatesShown {
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
}

export class RateWeightsShown {
  @Shown('自何日起施行。In force from.', { format: 'date' }) from!: string;
  @Shown('响应率权重，百分数。Weight of the response rate, per cent.', { example: 10 }) response!: number;
  @Shown('解决率权重。Of the solution rate.', { example: 45 }) solution!: number;
  @Shown('满意率权重。Of the satisfaction rate.', { example: 45 }) satisfaction!: number;
}

export class RatesAnswer {
  @Shown('单位。Unit.', { example: '210102' }) unit!: string;
  @Shown('起始日期。From.', { format: 'date' }) from!: string;
  @Shown('截止日期。To.', { format: 'date' }) to!: string;
  @Shown('截止日期时施行的权重。The weights in force on the last day.', { type: () => RateWeightsShown })
  weights!: RateWeightsShown;
  @Shown('合计，不分页。The sum of all, whatever the page.', { type: () => RatesShown }) total!: RatesShown;
  @Shown('按单位。By unit.', { type: () => UnitRatesShown, isArray: true }) items!: UnitRatesShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true })
  next!: string | null;
}
