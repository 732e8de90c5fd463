import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { addDays } from '#libs/clocks/domain';
import { printPosition } from '#libs/event-log/domain';
import { envelopeOf } from '../cases/envelope.js';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe } from '../validation/pipes.js';
import { CalendarShown, NoticeBody } from './calendar-dto.js';

const YEAR = { name: 'year', description: '年度。Year.', schema: { type: 'integer', example: 2027 } } as const;

/** 工作日历: which days are worked. A year without a notice is provisional; when the notice comes every due date is counted anew. */
@ApiTags('事项与单位 Items and units')
@Controller('v1/calendars')
export class CalendarsController {
  constructor(@Inject(System) private readonly system: System) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: NoticeBody })
  @CommandOperation({
    id: 'publishCalendar',
    summary:
      '公布一年的节假日安排；在办件的到期日随之重算，并告知承办人。Publish the holidays of a year; running cases are counted anew, their handlers told.',
    answer: CalendarShown,
    status: 201,
    errors: ['not-allowed-to-manage'],
  })
  async publish(
    @Body(bodyPipe) { year, holidays, makeUpDays, inLieu, notice, source }: NoticeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { calendarDesk, reference } = this.system.parts;
    const told = { inLieu: inLieu ?? [], notice: notice?.trim() ?? null, sources: source ? [source.trim()] : [] };
    const published = await calendarDesk.publish(envelopeOf(request), { year, holidays, makeUpDays, ...told });
    await reference.reached(published.position).catch(() => undefined);
    void reply
      .header('location', `/v1/calendars/${year}`)
      .header('tongban-position', printPosition(published.position));
    return this.shown(year, request);
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

  private shown(year: number, request: ApiRequest) {
    const calendar = this.system.parts.reference.calendars.of(this.system.regionOf(request));
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
