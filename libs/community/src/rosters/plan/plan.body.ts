import { CodeField, CountField, DueDateField, ListField, OneOfField, ShapeField, WordsField } from '#libs/body';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `HH:mm` of the wall. */
function WallTimeField(description: string): PropertyDecorator {
  const holds = (value: unknown) => typeof value === 'string' && TIME.test(value);
  return ShapeField({
    description,
    schema: { type: 'string', pattern: TIME.source },
    holds,
    said: 'HH:mm',
    example: '07:30',
  });
}

const DAYS = ['working-day', 'rest-day'] as const;

export class OpeningBody {
  @OneOfField({ description: '工作日或休息日。On which days.', values: DAYS, name: 'RosterDays' })
  on!: (typeof DAYS)[number];
  @WallTimeField('起。From.') from!: string;
  @WallTimeField('止。To.') to!: string;
  @CountField({ description: '至少几人。How many at the least.', min: 1, max: 100 }) minimum!: number;
}

export class ShiftBody {
  @DueDateField({ description: '日期。The day.' }) date!: string;
  @WallTimeField('起。From.') from!: string;
  @WallTimeField('止。To.') to!: string;
  @WordsField({ description: '值班人。Who is on duty.', max: 50 }) persons!: string[];
}

export class PlanBody {
  @CodeField({ description: '社区；默认本单位。Whose roster; the asker’s unit unless told.', optional: true }) unit?:
    string | null;
  @DueDateField({ description: '起日。The first day.' }) from!: string;
  @DueDateField({ description: '止日。The last day.' }) to!: string;
  @ListField({
    description:
      '须有人值守的时段；默认错时服务时段。In which hours somebody has to be there; the usual ones unless told.',
    of: () => OpeningBody,
    max: 50,
    optional: true,
  })
  openings?: OpeningBody[] | null;
  @ListField({
    description: '各班。The shifts.',
    of: () => ShiftBody,
    max: 2000,
    example: [{ date: '2026-03-16', from: '07:30', to: '08:30', persons: ['worker-1'] }],
  })
  shifts!: ShiftBody[];
}
