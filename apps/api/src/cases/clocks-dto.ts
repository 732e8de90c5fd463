import { LIMIT_UNITS } from '#libs/clocks/domain';
import { Shown } from '../validation/fields.js';
import { LIGHTS } from './case-dto.js';

const nullable = { nullable: true } as const;
const UNITS = [...LIMIT_UNITS];
const KINDS = [
  'completeness',
  'correction',
  'promised',
  'statutory',
  'leg',
  'signature',
  'gap',
  'special-procedure',
  'notice',
  'objection-answer',
  'co-handling',
  'supervision',
  'ruling',
  'rectification',
  'follow-up',
  'delivery',
  'window',
  'whole-way',
  'afterwards',
];
const LIMIT = {
  type: 'object',
  properties: { value: { type: 'integer' }, unit: { type: 'string', enum: UNITS }, rolls: { type: 'boolean' } },
};

export class StoppedShown {
  @Shown('从何时。From when.', { format: 'date-time' }) from!: string;
  @Shown('到何时；尚未恢复为空。Until when; null while it stands.', { type: String, format: 'date-time', ...nullable })
  to!: string | null;
}

export class LeftShown {
  @Shown('还剩多少。How many.', { example: 11 }) value!: number;
  @Shown('单位。The unit.', { enum: UNITS }) unit!: string;
}

export class CalendarUsedShown {
  @Shown('年份。The year.', { example: 2026 }) year!: number;
  @Shown('日历版本。The version of its calendar.') version!: string;
  @Shown('是否暂定。Whether it may still change by a notice.') provisional!: boolean;
}

/** One clock of a case, with its arithmetic. */
export class ClockShown {
  @Shown('种类。Kind.', { enum: KINDS }) kind!: string;
  @Shown('所指的材料、环节、请求。Which of its kind.', { type: String, ...nullable }) of!: string | null;
  @Shown('开始。When it started.', { format: 'date-time' }) start!: string;
  @Shown('时限；由登记系统或人工确定的为空。The limit; null where the due time was set.', {
    oneOf: [LIMIT, { type: 'string', enum: ['same-day'] }],
    ...nullable,
  })
  limit!: object | string | null;
  @Shown('中止。From when to when it stood.', { type: () => StoppedShown, isArray: true }) stopped!: StoppedShown[];
  @Shown('延期。What extended it.', { type: 'array', items: LIMIT }) extended!: object[];
  @Shown('到期；中止时为空。When it is due; null while it stands.', { type: String, ...nullable }) due!: string | null;
  @Shown('还剩多少；已结束、已过期、中止时为空。What is left.', { type: () => LeftShown, ...nullable })
  left!: LeftShown | null;
  @Shown('灯色。Light.', { enum: LIGHTS }) light!: string;
  @Shown('结束。When it ended.', { type: String, format: 'date-time', ...nullable }) endedAt!: string | null;
  @Shown('中止自。Since when it stands.', { type: String, format: 'date-time', ...nullable }) standsSince!:
    string | null;
  @Shown('逐段算法。The arithmetic, run by run.', { type: 'array', items: { type: 'object' } }) steps!: object[];
  @Shown('所用日历。The calendars used.', { type: () => CalendarUsedShown, isArray: true })
  calendars!: CalendarUsedShown[];
  @Shown('用话说。In words.') text!: string;
}

export class ClocksShown {
  @Shown('每一个时限。Every clock.', { type: () => ClockShown, isArray: true }) items!: ClockShown[];
}
