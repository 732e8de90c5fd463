import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { absenceMatter, type Absence, type AbsenceCommand, type AbsenceTypes } from '#libs/access';
import { localDateOf } from '#libs/clocks/domain';
import { printPosition } from '#libs/event-log/domain';
import { idBegunBy, Perform, type CommandEnvelope } from '#libs/kernel';
import { envelopeOf } from '../acts/envelope.js';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation, summaryOf } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe, queryPipe } from '../validation/pipes.js';
import { AbsenceBody, AbsenceListShown, AbsenceQuery, AbsenceShown } from './absence-dto.js';

/** AB岗: who is away, and who does their work meanwhile. */
@ApiTags('人员 Staff')
@Controller('v1/absences')
export class AbsencesController {
  constructor(
    @Inject(System) private readonly system: System,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: AbsenceBody })
  @CommandOperation({
    id: 'enterAbsence',
    ...ofAct('enter-absence'),
    answer: AbsenceShown,
    status: 201,
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
    const envelope = envelopeOf(request);
    const names = { unit: unit ?? asker.unit, person: person?.trim() ?? asker.person, standIn: standIn.trim() };
    const absence = { absence: idBegunBy(envelope.commandId, 'absence'), ...names, from, to };
    void reply.header('location', `/v1/absences/${absence.absence}`);
    return this.carryOut(absence, { act: 'enter-absence', payload: absence }, envelope, reply);
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
    ...ofAct('end-absence'),
    answer: AbsenceShown,
    errors: ['absence-not-found'],
  })
  async end(@Param('absenceId') id: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { reference } = this.system.parts;
    const known = reference.absences.get(id);
    if (known === null || reference.tree.regionOf(known.unit)?.code !== this.system.regionOf(request))
      throw new Problem('absence-not-found', { params: { id } });
    return this.carryOut(known, { act: 'end-absence', payload: known }, envelopeOf(request), reply);
  }

  /** Answers the absence as it stands then, or as it was where it was called off. */
  private async carryOut(absence: Absence, command: AbsenceCommand, envelope: CommandEnvelope, reply: ApiReply) {
    const done = await this.commands.execute(new Perform<AbsenceTypes>('absence', absence.unit, command, envelope));
    // The next decision at this process knows of it.
    await this.system.parts.reference.reached(done.position).catch(() => undefined);
    void reply.header('tongban-position', printPosition(done.position));
    return shown(done.state.absences.find((each) => each.absence === absence.absence) ?? absence);
  }
}

function ofAct(name: AbsenceCommand['act']) {
  const act = absenceMatter.act(name);
  return { summary: summaryOf(act), refusals: absenceMatter.refusalsOf(act) };
}

function shown({ absence, ...rest }: Absence) {
  return { absenceId: absence, ...rest };
}
