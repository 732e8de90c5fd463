import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FLOW_FIGURES, HANDLER_FIGURES, RATE_FIGURES } from './domain/figures.js';

/** One day of what went from one district to another, by item; an item's statistics are the sums over the districts. */
@Entity({ name: 'flow_day' })
export class FlowDayEntity {
  @PrimaryColumn('text') region: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text', { name: 'from_district' }) fromDistrict: string;
  @PrimaryColumn('text', { name: 'to_district' }) toDistrict: string;
  @PrimaryColumn('text') item: string;
}

/** One day of somebody at work; of the unit itself where no person is known. */
@Entity({ name: 'handler_day' })
export class HandlerDayEntity {
  @PrimaryColumn('text') region: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text') unit: string;
  @PrimaryColumn('text') person: string;
}

/** One day of what the three rates of a unit are made of. */
@Entity({ name: 'rate_day' })
export class RateDayEntity {
  @PrimaryColumn('text') region: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text') unit: string;
}

/** The figures are columns by their names: sums of seconds outgrow four bytes. */
for (const name of FLOW_FIGURES) Column('bigint', { name })(FlowDayEntity.prototype, name);
for (const name of HANDLER_FIGURES) Column('bigint', { name })(HandlerDayEntity.prototype, name);
for (const name of RATE_FIGURES) Column('bigint', { name })(RateDayEntity.prototype, name);
