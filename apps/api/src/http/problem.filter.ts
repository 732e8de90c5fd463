import { randomUUID } from 'node:crypto';
import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { CommandRefused } from '#libs/kernel';
import { refusalText, type Naming, type Refusal } from '#libs/kernel/domain';
import type { Logger } from '#libs/runtime';
import type { FieldRule } from './problem-codes.js';
import type { ApiReply, ApiRequest } from './request.js';
import { fieldError, Problem, problemBody, problemType, type ProblemBody } from './problem.js';
import { problemOf } from './problem-of.js';

const REFUSAL_STATUS = { forbidden: 403, rule: 409, 'bad-request': 400 } as const;

/** The one place where an error becomes an answer: in the language of the request, without a stack and without a value of the body. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly naming: (request: ApiRequest) => Naming,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<ApiRequest>(), http.getResponse<ApiReply>());
  }

  answer(error: unknown, request: ApiRequest, reply: ApiReply): void {
    const problem = error instanceof NotFoundException ? pathNotFound(request) : this.noted(error, problemOf(error));
    const body =
      problem instanceof CommandRefused
        ? this.refusalBody(problem.refusal, request)
        : problemBody(problem, request.language);
    if (problem instanceof Problem) reply.headers(problem.more.headers ?? {});
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', request.language)
      .header('vary', 'Accept-Language')
      .send(JSON.stringify(body));
  }

  private refusalBody(refusal: Refusal, request: ApiRequest): ProblemBody {
    const naming = this.naming(request);
    const { kind, code, rule, field, faults = [] } = refusal;
    const { title, detail } = refusalText(refusal, naming);
    return {
      type: problemType(code),
      title,
      status: REFUSAL_STATUS[kind],
      detail,
      code,
      ...(kind === 'bad-request' ? {} : { rule }),
      errors: [
        ...(field === undefined ? [] : [{ field, rule: code, message: detail }]),
        ...faults.map((fault) => fieldError({ ...fault, rule: fault.rule as FieldRule }, naming.language)),
      ],
    };
  }

  /** What nobody expected gets a number under which the log has where it happened; its message may hold a value and stays out. */
  private noted(error: unknown, problem: Problem | CommandRefused): Problem | CommandRefused {
    if (problem instanceof CommandRefused || problem.status < 500) return problem;
    const name = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Object && 'code' in error ? String(error.code) : undefined;
    if (problem.code !== 'internal-error') {
      this.logger.debug({ problem: problem.code, error: name, code }, 'a request could not be answered');
      return problem;
    }
    const id = randomUUID();
    const at = error instanceof Error ? framesOf(error) : [];
    this.logger.error({ id, error: name, code, at }, 'a request failed');
    return new Problem('internal-error', { params: { id } });
  }
}

function pathNotFound({ method, url }: ApiRequest): Problem {
  const path = url.split('?', 1)[0] ?? '';
  return new Problem('path-not-found', { params: { method, path: path.slice(0, 200) } });
}

/** The frames of a stack, without the message above them. */
function framesOf({ stack }: Error): readonly string[] {
  return (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}
