import type { Opening } from '#libs/clocks/domain';
import {
  BooleanField,
  CodeField,
  CountField,
  DateField,
  DatesField,
  ListField,
  ShapeField,
  Shown,
  TextField,
} from '../validation/fields.js';

const optional = true;
const DATES_MAX = 200;
const TEXT_MAX = 500;

export class NoticeBody {
  @CountField({ description: '年度。Year.', min: 2000, max: 2100, example: 2027 }) year!: number;
  @DatesField({
    description: '全部放假日期，含连休中的周末。Every day off, weekends inside a holiday included.',
    max: DATES_MAX,
    example: ['2027-01-01', '2027-01-02', '2027-01-03'],
  })
  holidays!: string[];
  @DatesField({
    description: '调休上班的周六、周日。Saturdays and Sundays that are worked.',
    max: DATES_MAX,
    example: [],
  })
  makeUpDays!: string[];
  @DatesField({
    description: '放假日中由调休换来的。Those of the holidays that are off in lieu.',
    max: DATES_MAX,
    optional,
  })
  inLieu?: string[] | null;
  @TextField({
    description: '通知文号。Number of the notice.',
    max: TEXT_MAX,
    optional,
    example: '国办发明电〔2026〕1号',
  })
  notice?: string | null;
  @TextField({ description: '通知网址。Address of the notice.', max: TEXT_MAX, optional }) source?: string | null;
  @BooleanField({
    description:
      '只试算会变动多少在办件的到期日，不公布。Only counts how many running cases it would move; publishes nothing.',
    optional,
  })
  dryRun?: boolean | null;
}

/** What a notice would move, and did not. */
export class CalendarDryRunShown {
  @Shown('年度。Year.', { example: 2027 }) year!: number;
  @Shown('只是试算。Nothing was published.', { example: true }) dryRun!: boolean;
  @Shown('到期日会变动的在办件。Running cases of which a due time would move.', { example: 12 }) cases!: number;
  @Shown('按到期日的种类。By the kind of due time.', {
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { promised: 12, statutory: 9, correction: 1 },
  })
  moved!: Record<string, number>;
}

export class CalendarShown {
  @Shown('年度。Year.', { example: 2027 }) year!: number;
  @Shown('版本；尚未公布的年度为 .0。Version; .0 while there is no notice.', { example: '2027.1' }) version!: string;
  @Shown('尚未公布，按法定节假日推算。Whether it is provisional: no notice yet, counted by the statutory days.')
  provisional!: boolean;
  @Shown('全年休息日。Every day of rest of the year, weekends included.', {
    type: String,
    isArray: true,
    format: 'date',
  })
  restDays!: string[];
  @Shown('调休上班的周六、周日。Saturdays and Sundays that are worked.', {
    type: String,
    isArray: true,
    format: 'date',
  })
  makeUpDays!: string[];
  @Shown('通知文号；没有时为空。Number of the notice.', { type: String, nullable: true }) notice!: string | null;
}

const OPENINGS_SCHEMA = {
  type: 'array' as const,
  maxItems: 10,
  items: {
    type: 'object' as const,
    required: ['from', 'to'],
    properties: { from: { type: 'string', example: '09:00' }, to: { type: 'string', example: '11:30' } },
  },
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** In order, apart from each other, each of some length. */
function areOpenings(value: unknown): value is Opening[] {
  if (!Array.isArray(value) || value.length > OPENINGS_SCHEMA.maxItems) return false;
  let last = '';
  return value.every((each: unknown) => {
    if (typeof each !== 'object' || each === null || Object.keys(each).length !== 2) return false;
    const { from, to } = each as Record<string, unknown>;
    if (typeof from !== 'string' || typeof to !== 'string' || !TIME.test(from) || !TIME.test(to)) return false;
    const isAfter = from >= last && from < to;
    last = to;
    return isAfter;
  });
}

function OpeningsField(description: string, example: readonly Opening[], isOptional = false): PropertyDecorator {
  const said = '[{ from: HH:mm, to: HH:mm }, …]';
  return ShapeField({ description, schema: OPENINGS_SCHEMA, holds: areOpenings, said, example, optional: isOptional });
}

export class OtherDayBody {
  @DateField({ description: '哪一天。The day.', example: '2026-12-31' }) date!: string;
  @OpeningsField('当天的办公时间，半天或不开门（空）。When it is open that day: half of it, or not at all.', [
    { from: '09:00', to: '11:30' },
  ])
  openings!: Opening[];
}

const WEEKEND: readonly Opening[] = [{ from: '08:30', to: '16:30' }];

export class CounterHoursBody {
  @CodeField({
    description:
      '哪个单位的窗口；不写为本地区所有未另行公布的窗口。Whose counter; all that have none of their own unless told.',
    optional,
    example: '210104001001',
  })
  unit?: string | null;
  @OpeningsField('平日的办公时间。When it is open on ordinary days.', [
    { from: '09:00', to: '11:30' },
    { from: '13:00', to: '16:00' },
  ])
  openings!: Opening[];
  @OpeningsField('周末的办公时间；不写为不开门。At weekends; closed unless told.', WEEKEND, optional) weekend?:
    Opening[] | null;
  @OpeningsField('法定节假日的办公时间；不写为不开门。On public holidays; closed unless told.', WEEKEND, optional)
  holidays?: Opening[] | null;
  @ListField({
    description: '与平日不同的日子，如半天。Days that differ, such as half days.',
    of: () => OtherDayBody,
    max: DATES_MAX,
    optional,
  })
  otherDays?: OtherDayBody[] | null;
  @TextField({ description: '依据。What it stands on.', max: TEXT_MAX, example: '沈阳市政务服务大厅办公时间公告' })
  basis!: string;
}

export class CounterHoursQuery {
  @CodeField({ description: '哪个单位的窗口。Whose counter.', optional, example: '210104001001' }) unit?: string;
}

export class CounterHoursShown {
  @Shown('该窗口自己的；为空时是本地区的。Whose own hours these are; null where they are the region’s.', {
    type: String,
    nullable: true,
  })
  unit!: string | null;
  @Shown('平日的办公时间。Ordinary days.', OPENINGS_SCHEMA) openings!: object[];
  @Shown('周末。Weekends.', OPENINGS_SCHEMA) weekend!: object[];
  @Shown('法定节假日。Public holidays.', OPENINGS_SCHEMA) holidays!: object[];
  @Shown('与平日不同的日子。Days that differ.', { type: () => OtherDayBody, isArray: true }) otherDays!: object[];
  @Shown('是否由本地区公布；否则为通常时间。Whether the region has published them, or they are the usual ones.')
  published!: boolean;
}
