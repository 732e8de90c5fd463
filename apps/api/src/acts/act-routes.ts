import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { MatterNotFound, Perform, type Outcome } from '#libs/kernel';
import type { Act, MatterTypes } from '#libs/kernel/domain';
import { isUuid } from '#libs/runtime';
import { addMethod } from './add-method.js';
import { envelopeOf } from './envelope.js';
import type { ProblemCode } from '../http/problem-codes.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, summaryOf } from '../openapi/answers.js';
import { bodyPipe } from '../validation/pipes.js';

/** How a matter is answered for over HTTP: `prepare` begins what the answer needs while the command is carried out. */
export interface MatterPresenter<P = unknown> {
  prepare(payload: object): P;
  answer(result: Outcome<MatterTypes>, request: ApiRequest, reply: ApiReply, prepared: P): Promise<object>;
}

/** Where a matter stands over HTTP: its acts are paths below it, folded from its features. */
export interface MatterSurface {
  readonly matter: {
    readonly name: string;
    readonly acts: readonly AnyAct[];
    refusalsOf(act: never): readonly { readonly code: string; readonly kind: 'forbidden' | 'rule' | 'bad-request' }[];
  };
  /** `v1/cases`. */
  readonly path: string;
  /** The parameter of its id, with what it is. */
  readonly param: { readonly name: string; readonly description: string };
  readonly tag: string;
  readonly answer: Type;
  readonly notFound: ProblemCode;
  /** An event of it cannot be read. */
  readonly unreadable: ProblemCode;
  readonly presenter: Type<MatterPresenter>;
  /** How an act is called in the OpenAPI document, where each name stands once. */
  operation(act: string): string;
}

type AnyAct = Pick<Act<never, never, never>, 'name' | 'reach' | 'summary' | 'body'>;

/** 签收、认领: nothing is said with it. */
export class EmptyBody {}

interface ActsOfMatter {
  readonly commands: CommandBus;
  readonly presenter: MatterPresenter;
}

/** The controller of a matter's acts: each is a path of its own, with its body, and exactly the refusals that its rules may give. */
export async function actRoutesOf(surface: MatterSurface): Promise<Type> {
  const { matter, path, tag } = surface;
  class MatterActs implements ActsOfMatter {
    constructor(
      readonly commands: CommandBus,
      readonly presenter: MatterPresenter,
    ) {}
  }
  Inject(CommandBus)(MatterActs, undefined, 0);
  Inject(surface.presenter)(MatterActs, undefined, 1);
  for (const act of matter.acts) {
    if (act.summary === null) continue;
    const body = (await act.body?.()) ?? EmptyBody;
    if (act.reach === 'begins') addBeginning(MatterActs, surface, act, body);
    else addAct(MatterActs, surface, act, body);
  }
  ApiTags(tag)(MatterActs);
  Controller(path)(MatterActs);
  return MatterActs;
}

function addBeginning(to: Type<ActsOfMatter>, surface: MatterSurface, act: AnyAct, body: Type): void {
  const { matter, path } = surface;
  async function begin(this: ActsOfMatter, payload: object, request: ApiRequest, reply: ApiReply) {
    const prepared = this.presenter.prepare(payload);
    const envelope = { ...envelopeOf(request), ifMatch: null };
    const result = await this.commands.execute(new Perform(matter.name, null, { act: act.name, payload }, envelope));
    void reply.header('location', `/${path}/${result.id}`);
    return this.presenter.answer(result, request, reply, prepared);
  }
  addMethod(to, nameOf(act), {
    method: begin,
    parameters: [Body(bodyPipe), Req(), Res({ passthrough: true })],
    types: [body, Object, Object],
    decorators: [Post(), HttpCode(201), ApiBody({ type: body }), operationOf(surface, act, true)],
  });
}

function addAct(to: Type<ActsOfMatter>, surface: MatterSurface, act: AnyAct, body: Type): void {
  const { matter, param } = surface;
  async function perform(this: ActsOfMatter, id: string, payload: object, request: ApiRequest, reply: ApiReply) {
    if (!isUuid(id)) throw new MatterNotFound(matter.name, id);
    const command = new Perform(matter.name, id, { act: act.name, payload }, envelopeOf(request));
    const result = await this.commands.execute(command);
    return this.presenter.answer(result, request, reply, this.presenter.prepare(payload));
  }
  addMethod(to, nameOf(act), {
    method: perform,
    parameters: [Param(param.name), Body(bodyPipe), Req(), Res({ passthrough: true })],
    types: [String, body, Object, Object],
    decorators: [
      Post(`:${param.name}/${act.name}`),
      HttpCode(200),
      ApiParam({ ...param, schema: { type: 'string', format: 'uuid' } }),
      ApiBody({ type: body }),
      operationOf(surface, act, false),
    ],
  });
}

function operationOf(
  { matter, answer, notFound, unreadable, operation }: MatterSurface,
  act: AnyAct,
  begins: boolean,
): MethodDecorator {
  return CommandOperation({
    id: operation(act.name),
    summary: summaryOf(act),
    answer,
    ...(begins ? { status: 201, conditional: false } : { errors: [notFound, unreadable] }),
    refusals: matter.refusalsOf(act as never),
  });
}

function nameOf({ name }: AnyAct): string {
  return name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
