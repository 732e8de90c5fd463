import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Absence, AbsenceCommand } from '#libs/access';
import { localDateOf } from '#libs/clocks/domain';
import { printPosition, type Position } from '#libs/event-log/domain';
import { nameUuid } from '#libs/runtime';
import { envelopeOf } from '../acts/envelope.js';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe, queryPipe } from '../validation/pipes.js';
import { AbsenceBody, AbsenceListShown, AbsenceQuery, AbsenceShown } from './absence-dto.js';

/** AB岗: who is away, and who does their work meanwhile. */
@ApiTags('人员 Staff')
@Controller('v1/absences')
export class AbsencesController {
  constructor(@Inject(System) private readonly system: System) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: AbsenceBody })
  @CommandOperation({
    id: 'enterAbsence',
    summary: '登记不在岗和代办人。Enter who is away and who stands in.',
    answer: AbsenceShown,
    status: 201,
    errors: ['not-their-absence', 'stand-in-self', 'away-already', 'stands-in-already', 'day-passed'],
  })
  async enter(
    @Body(bodyPipe) body: AbsenceBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { asker } = request;
    const { unit = null, person = null, standIn, from, to } = body;
    if (from > to) throw new Problem('invalid-body', { faults: [fieldFault('/to', 'period')] });
    if (unit !== null && this.system.parts.reference.tree.unit(unit) === null)
      throw new Problem('invalid-body', { faults: [fieldFault('/unit', 'unit')] });
    const command = await this.commandOf(request);
    const names = { unit: unit ?? asker.unit, person: person?.trim() ?? asker.person, standIn: standIn.trim() };
    const asked = { absence: nameUuid(command.stamp.commandId, 'absence'), ...names, from, to };
    const { absence, position } = await this.system.parts.absenceDesk.enter(command, asked);
    await this.answered(position, reply);
    void reply.header('location', `/v1/absences/${absence.absence}`);
    return shown(absence);
  }

  @Get()
  @QueryOperation({
    id: 'listAbsences',
    summary: '谁不在岗。Who is away, and will be.',
    answer: AbsenceListShown,
    errors: ['not-allowed-to-read'],
  })
  async list(
    @Query(queryPipe) { unit }: AbsenceQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    await this.system.readReference(request, reply);
    const { reference, clock } = this.system.parts;
    const { tree } = reference;
    const within = unit ?? request.asker.unit;
    if (tree.regionOf(within)?.code !== this.system.regionOf(request))
      throw new Problem('invalid-parameter', { faults: [fieldFault('unit', 'unit')] });
    const today = localDateOf(await clock.now(), this.system.timezoneOf(request));
    const items = reference.absences.from(today).filter((absence) => tree.isWithin(absence.unit, within));
    return { items: items.map(shown), next: null };
  }

  @Post(':absenceId/end')
  @HttpCode(200)
  @ApiParam({ name: 'absenceId', description: '登记号。Id.', schema: { type: 'string', format: 'uuid' } })
  @CommandOperation({
    id: 'endAbsence',
    summary: '提前返岗或取消。End it today, or call it off.',
    answer: AbsenceShown,
    errors: ['absence-not-found', 'not-their-absence', 'not-away'],
  })
  async end(@Param('absenceId') id: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { reference, absenceDesk } = this.system.parts;
    const known = reference.absences.get(id);
    if (known === null || reference.tree.regionOf(known.unit)?.code !== this.system.regionOf(request))
      throw new Problem('absence-not-found', { params: { id } });
    const { position } = await absenceDesk.end(await this.commandOf(request), known);
    await this.answered(position, reply);
    return shown((await absenceDesk.find(known.unit, id)) ?? known);
  }

  private async commandOf(request: ApiRequest): Promise<AbsenceCommand> {
    const { asker, commandId, correlationId, body, ifMatch } = envelopeOf(request);
    const { clock, commandHmac } = this.system.parts;
    const stamp = { commandId, correlationId, commandHmac: commandHmac(body) };
    return { asker, stamp, ifMatch: ifMatch ?? null, now: await clock.now() };
  }

  /** The next decision at this process knows of it. */
  private async answered(position: Position, reply: ApiReply): Promise<void> {
    await this.system.parts.reference.reached(position).catch(() => undefined);
    void reply.header('tongban-position', printPosition(position));
  }
}

function shown({ absence, ...rest }: Absence) {
  return { absenceId: absence, ...rest };
}
