import { CountField, DatesField, Shown, TextField } from '../validation/fields.js';

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
