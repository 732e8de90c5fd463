import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { addDays, USUAL_HOURS } from '#libs/clocks/domain';
import {
  calendarId,
  calendarMatter,
  counterHoursId,
  judgeCalendar,
  type CalendarCommand,
  type NoticeToPublish,
} from '#libs/catalogue';
import { CommandBus } from '@nestjs/cqrs';
import { printPosition } from '#libs/event-log/domain';
import { Perform } from '#libs/kernel';
import { runningCases } from '#libs/read-models';
import { envelopeOf } from '../acts/envelope.js';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation, summaryOf } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe, queryPipe } from '../validation/pipes.js';
import {
  CalendarDryRunShown,
  CalendarShown,
  CounterHoursBody,
  CounterHoursQuery,
  CounterHoursShown,
  NoticeBody,
} from './calendar-dto.js';
import { countMoved } from './calendar-dry-run.js';

const YEAR = { name: 'year', description: '年度。Year.', schema: { type: 'integer', example: 2027 } } as const;

function ofAct(name: CalendarCommand['act']) {
  const act = calendarMatter.act(name);
  return { summary: summaryOf(act), refusals: calendarMatter.refusalsOf(act) };
}

/** 工作日历: which days are worked. A year without a notice is provisional; when the notice comes every due date is counted anew. */
@ApiTags('事项与单位 Items and units')
@Controller('v1/calendars')
export class CalendarsController {
  constructor(
    @Inject(System) private readonly system: System,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: NoticeBody })
  @CommandOperation({
    id: 'publishCalendar',
    ...ofAct('publish-calendar'),
    answer: CalendarShown,
    status: 201,
  })
  @ApiResponse({ status: 200, description: '只是试算。A dry run.', type: CalendarDryRunShown })
  async publish(
    @Body(bodyPipe) { year, holidays, makeUpDays, inLieu, notice, source, dryRun }: NoticeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const told = { inLieu: inLieu ?? [], notice: notice?.trim() ?? null, sources: source ? [source.trim()] : [] };
    const whole = { year, holidays, makeUpDays, ...told };
    if (dryRun) return this.tried(whole, request, reply);
    const id = calendarId(this.system.regionOf(request), year);
    await this.publishAs(id, { act: 'publish-calendar', payload: whole }, request, reply);
    void reply.header('location', `/v1/calendars/${year}`);
    return this.shown(year, request);
  }

  @Post('counter-hours')
  @HttpCode(200)
  @ApiBody({ type: CounterHoursBody })
  @CommandOperation({
    id: 'publishCounterHours',
    ...ofAct('publish-counter-hours'),
    answer: CounterHoursShown,
  })
  async publishHours(
    @Body(bodyPipe) { unit, openings, weekend, holidays, otherDays, basis }: CounterHoursBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const others = (otherDays ?? []).map(({ date, openings: open }) => ({ date, openings: open }));
    const own = this.unitNamed(unit, request);
    if (own === undefined) throw new Problem('invalid-body', { faults: [fieldFault('/unit', 'unit')] });
    const hours = {
      ...(own !== null && { unit: own }),
      openings,
      ...(weekend && { weekend }),
      ...(holidays && { holidays }),
      otherDays: others,
      basis: basis.trim(),
    };
    const id = counterHoursId(this.system.regionOf(request), own ?? undefined);
    await this.publishAs(id, { act: 'publish-counter-hours', payload: hours }, request, reply);
    return this.hoursShown(own, request);
  }

  @Get('counter-hours')
  @QueryOperation({
    id: 'getCounterHours',
    summary: '窗口办公时间。When the counters are open.',
    answer: CounterHoursShown,
    errors: [],
  })
  async counterHours(
    @Query(queryPipe) query: CounterHoursQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    await this.system.readReference(request, reply);
    const unit = this.unitNamed(query.unit, request);
    if (unit === undefined) throw new Problem('invalid-parameter', { faults: [fieldFault('unit', 'unit')] });
    return this.hoursShown(unit, request);
  }

  @Get(':year')
  @ApiParam(YEAR)
  @QueryOperation({
    id: 'getCalendar',
    summary: '一年的工作日历。The calendar of a year.',
    answer: CalendarShown,
    errors: [],
  })
  async calendar(@Param('year') year: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    if (!/^(19|20|21)\d\d$/.test(year))
      throw new Problem('invalid-parameter', { faults: [fieldFault('year', 'number', { min: 1900, max: 2199 })] });
    await this.system.readReference(request, reply);
    return this.shown(Number(year), request);
  }

  private async publishAs(id: string, command: CalendarCommand, request: ApiRequest, reply: ApiReply): Promise<void> {
    const { position } = await this.commands.execute(new Perform('calendar', id, command, envelopeOf(request)));
    await this.system.parts.reference.reached(position).catch(() => undefined);
    void reply.header('tongban-position', printPosition(position));
  }

  /** What the notice would move; nothing is written. */
  private async tried(notice: NoticeToPublish, request: ApiRequest, reply: ApiReply): Promise<CalendarDryRunShown> {
    const { clock, pool, reference } = this.system.parts;
    const command = { act: 'publish-calendar', payload: notice } as const;
    judgeCalendar(reference, command, { asker: request.asker, now: await clock.now() });
    const { schemas } = await this.system.read(request, reply);
    const region = this.system.regionOf(request);
    const before = this.calendarOf(request);
    void reply.status(200);
    const moved = await countMoved(
      runningCases(pool, schemas.cases ?? '', region),
      before,
      before.withNotice({ ...notice, region }),
    );
    return { year: notice.year, dryRun: true, ...moved };
  }

  /** The unit that was named, null for the whole region, undefined where the region has none such. */
  private unitNamed(unit: string | null | undefined, request: ApiRequest): string | null | undefined {
    const region = this.system.regionOf(request);
    if (!unit || unit === region) return null;
    return this.system.parts.reference.tree.regionOf(unit)?.code === region ? unit : undefined;
  }

  private hoursShown(unit: string | null, request: ApiRequest) {
    const ofRegion = this.calendarOf(request);
    const calendar = unit === null ? ofRegion : ofRegion.atCounter(unit);
    const { counterHours = USUAL_HOURS, hasCounterHours = false } = calendar;
    const { weekend = [], holidays = [] } = counterHours;
    return {
      unit: calendar === ofRegion ? null : unit,
      ...counterHours,
      weekend,
      holidays,
      published: hasCounterHours,
    };
  }

  private calendarOf(request: ApiRequest) {
    return this.system.parts.reference.calendars.of(this.system.regionOf(request));
  }

  private shown(year: number, request: ApiRequest) {
    const calendar = this.calendarOf(request);
    const notice = calendar.notice(year);
    const days: string[] = [];
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) days.push(date);
    return {
      year,
      version: calendar.version(year),
      provisional: calendar.isProvisional(year),
      restDays: days.filter((date) => calendar.isRestDay(date)),
      makeUpDays: notice?.makeUpDays ?? [],
      notice: notice?.notice ?? null,
    };
  }
}
