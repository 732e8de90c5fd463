import { RatingShown } from '../boards/board-dto.js';
import { CodeField, DateField, Shown } from '../validation/fields.js';
import { FROM, TO } from '../lists/period.js';
import { PageQuery } from '../lists/page-query.js';

const optional = true;

/** A period and a page of it. */
export class PeriodPageQuery extends PageQuery {
  @DateField(FROM) from?: string;
  @DateField(TO) to?: string;
}

export class ItemStatisticsQuery extends PeriodPageQuery {
  @CodeField({ description: '事项。Service item.', optional, example: 'MZ-10' }) item?: string;
}

export class FlowQuery extends ItemStatisticsQuery {
  @CodeField({ description: '收件区县。District where it was received.', optional }) fromDistrict?: string;
  @CodeField({ description: '归属区县。District whose resident’s matter it is.', optional }) toDistrict?: string;
}

export class HandlerStatisticsQuery extends PeriodPageQuery {
  @CodeField({
    description: '单位及其下级，默认本单位。Unit, or any below it; the asker’s own unless told.',
    optional,
    example: '210102-MZ',
  })
  unit?: string;
}

export class LegShown {
  @Shown('期内完成的次数。How many ended in the period.', { example: 12 }) count!: number;
  @Shown('平均自然小时。Average in clock hours; null without any.', { type: Number, nullable: true, example: 20.5 })
  averageHours!: number | null;
}

export class LegsShown {
  @Shown('收件至推送。From receipt to being sent on.', { type: () => LegShown }) sent!: LegShown;
  @Shown('到达至签收。From arrival to signature.', { type: () => LegShown }) signed!: LegShown;
  @Shown('到达至决定。From arrival to decision.', { type: () => LegShown }) decided!: LegShown;
  @Shown('决定至办结。From decision to its being carried out.', { type: () => LegShown }) fulfilled!: LegShown;
  @Shown('办结至送达。From then to delivery.', { type: () => LegShown }) delivered!: LegShown;
  @Shown('收件至办结。From receipt to its being carried out.', { type: () => LegShown }) whole!: LegShown;
}

export class ReturnsShown {
  @Shown('退单次数。How many returns.', { example: 3 }) total!: number;
  @Shown('退单率：退单除以推送。Returns for each case sent on; null where none was.', {
    type: Number,
    nullable: true,
    example: 0.05,
  })
  rate!: number | null;
  @Shown('不属本单位。Wrong unit.', { example: 1 }) wrongUnit!: number;
  @Shown('材料不齐。Missing material.', { example: 2 }) missingMaterial!: number;
  @Shown('事项有误。Wrong item.', { example: 0 }) wrongItem!: number;
  @Shown('其他。Other.', { example: 0 }) other!: number;
}

/** What happened in the period. */
export class VolumesShown {
  @Shown('收件。Received.', { example: 120 }) received!: number;
  @Shown('受理。Accepted.', { example: 110 }) accepted!: number;
  @Shown('准予。Granted.', { example: 90 }) granted!: number;
  @Shown('不予。Refused.', { example: 4 }) refused!: number;
  @Shown('超期决定。Decided after the due time.', { example: 2 }) late!: number;
  @Shown('现在超期未决。Late and not decided now.', { example: 1 }) lateUndecided!: number;
  @Shown('按期办结率：按期决定，除以已决定与现在超期未决。Decided in time, of all decided or late and undecided now.', {
    type: Number,
    nullable: true,
    example: 0.96,
  })
  onTimeRate!: number | null;
  @Shown('提级。Escalations.', { example: 1 }) escalated!: number;
  @Shown('退单，按原因。Returns by cause.', { type: () => ReturnsShown }) returned!: ReturnsShown;
  @Shown('各段用时。Times by leg.', { type: () => LegsShown }) legs!: LegsShown;
  @Shown('评价。Ratings.', { type: () => RatingShown }) rating!: RatingShown;
}

export class FlowCellShown extends VolumesShown {
  @Shown('收件区县。District where it was received.', { example: '210124' }) fromDistrict!: string;
  @Shown('归属区县。District whose resident’s matter it is.', { example: '210102' }) toDistrict!: string;
  @Shown('事项。Service item.', { example: 'MZ-10' }) item!: string;
}

class PeriodShown {
  @Shown('起始日期。From.', { format: 'date' }) from!: string;
  @Shown('截止日期。To.', { format: 'date' }) to!: string;
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true })
  next!: string | null;
}

export class FlowsShown extends PeriodShown {
  @Shown('合计，不分页。The sum of all, whatever the page.', { type: () => VolumesShown }) total!: VolumesShown;
  @Shown('其中跨区。Of these, received in another district.', { type: () => VolumesShown }) across!: VolumesShown;
  @Shown('跨区件占比。Share of what was received in another district; null without any.', {
    type: Number,
    nullable: true,
    example: 0.08,
  })
  acrossShare!: number | null;
  @Shown('从区县到区县，按事项。From district to district, by item.', { type: () => FlowCellShown, isArray: true })
  items!: FlowCellShown[];
}

export class ItemStatisticsRowShown extends VolumesShown {
  @Shown('事项。Service item.', { example: 'MZ-10' }) item!: string;
  @Shown('名称。Name.', { type: String, nullable: true, example: '高龄津贴' }) name!: string | null;
}

export class ItemStatisticsShown extends PeriodShown {
  @Shown('按事项。By item.', { type: () => ItemStatisticsRowShown, isArray: true }) items!: ItemStatisticsRowShown[];
}

export class HandlerStatisticsRowShown {
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
  @Shown('人员；不知何人时为空。Person; null where only the unit is known.', { type: String, nullable: true })
  person!: string | null;
  @Shown('收件。Received.', { example: 12 }) received!: number;
  @Shown('受理。Accepted.', { example: 11 }) accepted!: number;
  @Shown('决定。Decided.', { example: 9 }) decided!: number;
  @Shown('超期决定。Decided after the due time.', { example: 0 }) late!: number;
  @Shown('现在超期未决。Late and not decided now.', { example: 1 }) lateUndecided!: number;
  @Shown('按期办结率：按期决定，除以已决定与现在超期未决。Decided in time, of all decided or late and undecided now.', {
    type: Number,
    nullable: true,
    example: 0.96,
  })
  onTimeRate!: number | null;
  @Shown('退回。Given back.', { example: 1 }) returned!: number;
  @Shown('到达至签收。From arrival to signature.', { type: () => LegShown }) signing!: LegShown;
  @Shown('到达至决定。From arrival to decision.', { type: () => LegShown }) deciding!: LegShown;
  @Shown('评价；对部门的评价归单位。Ratings; those of an authority are its unit’s.', { type: () => RatingShown })
  rating!: RatingShown;
}

export class HandlerStatisticsShown extends PeriodShown {
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
  @Shown('按人员。By person.', { type: () => HandlerStatisticsRowShown, isArray: true })
  items!: HandlerStatisticsRowShown[];
}
