import { applyDecorators, type Type } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { Bilingual, RefusalKind } from '#libs/kernel/domain';
import { PROBLEM_STATUS, type ProblemCode } from '../http/problem-codes.js';

interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly answer: Type;
  /** 200 unless told; with 201 the answer names its address in `Location`. */
  readonly status?: 200 | 201;
  /** Codes beside those that every operation may answer. */
  readonly errors?: readonly ProblemCode[];
  /** Refusals by the rules of the field. */
  readonly refusals?: readonly { readonly code: string; readonly kind: RefusalKind }[];
}

const ALWAYS: readonly ProblemCode[] = [
  'token-missing',
  'token-invalid',
  'too-many-requests',
  'internal-error',
  'store-unavailable',
  'overloaded',
  'shutting-down',
];
const OF_COMMANDS: readonly ProblemCode[] = [
  'malformed-json',
  'invalid-body',
  'invalid-header',
  'race-lost',
  'record-unreadable',
  'too-large',
  'not-json',
  'idempotency-key-reused',
];
const OF_QUERIES: readonly ProblemCode[] = [
  'invalid-parameter',
  'malformed-position',
  'foreign-position',
  'read-models-behind',
];

const POSITION = {
  'Tongban-Position': {
    description: 'Position: of what was written, or how far the models that were read had come.',
    schema: { type: 'string', example: '4f1c2a9be07d@1024' },
  },
} as const;
const ETAG = { ETag: { description: 'The case’s revision.', schema: { type: 'string', example: '"3"' } } } as const;
const LOCATION = { Location: { description: 'Where the new thing is.', schema: { type: 'string' } } } as const;

/** What an act is, in both languages. */
export function summaryOf({ summary }: { readonly summary: Bilingual | null }): string {
  return `${summary?.zh ?? ''}${summary?.en ?? ''}`;
}

/** A command: idempotent by key, conditional by `If-Match`. */
export function CommandOperation(operation: Operation & { readonly conditional?: boolean }): MethodDecorator {
  const { status = 200, conditional = true } = operation;
  const own: readonly ProblemCode[] = conditional
    ? ['revision-passed', ...(operation.errors ?? [])]
    : (operation.errors ?? []);
  return applyDecorators(
    described(operation),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A retry with the same key and body is answered as the first time.',
      schema: { type: 'string', maxLength: 255 },
    }),
    ...(conditional
      ? [
          ApiHeader({
            name: 'If-Match',
            required: false,
            description: 'Only if the case is still at this revision.',
            schema: { type: 'string' },
          }),
        ]
      : []),
    ApiResponse({
      status,
      description: '已办。Done.',
      type: operation.answer,
      headers: { ...POSITION, ...ETAG, ...(status === 201 ? LOCATION : {}) },
    }),
    ...problems([...OF_COMMANDS, ...own], operation.refusals),
  );
}

const AFTER = ApiHeader({
  name: 'Tongban-After',
  required: false,
  description: 'Waits, 5 s at the most, until the models have reached this position.',
  schema: { type: 'string' },
});

/** A query: reads from models at least as new as `Tongban-After` asks. */
export function QueryOperation(operation: Operation): MethodDecorator {
  return applyDecorators(
    described(operation),
    AFTER,
    ApiResponse({ status: 200, description: '查询结果。The answer.', type: operation.answer, headers: POSITION }),
    ...problems([...OF_QUERIES, ...(operation.errors ?? [])], operation.refusals),
  );
}

/** A query of a list that is answered as CSV as well. */
export function ListOperation(operation: Operation): MethodDecorator {
  return applyDecorators(ApiProduces('application/json', 'text/csv'), QueryOperation(operation));
}

/** A query whose answer is no JSON but one of these media types. */
export function FileOperation(
  operation: Omit<Operation, 'answer'> & { readonly types: readonly string[] },
): MethodDecorator {
  const content = Object.fromEntries(operation.types.map((type) => [type, { schema: { type: 'string' as const } }]));
  return applyDecorators(
    described(operation),
    AFTER,
    ApiResponse({ status: 200, description: '查询结果。The answer.', content, headers: POSITION }),
    ...problems([...OF_QUERIES, ...(operation.errors ?? [])], operation.refusals),
  );
}

function described({ id, summary, description }: Omit<Operation, 'answer'>): MethodDecorator {
  return ApiOperation({ operationId: id, summary, ...(description === undefined ? {} : { description }) });
}

const STATUS_OF_KIND = { forbidden: 403, rule: 409, 'bad-request': 400 } as const;

/** One response a status, naming every code that it may carry. */
function problems(codes: readonly ProblemCode[], refusals: Operation['refusals'] = []): MethodDecorator[] {
  const byStatus = new Map<number, string[]>();
  const add = (status: number, code: string) => byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  for (const code of new Set([...ALWAYS, ...codes])) add(PROBLEM_STATUS[code], code);
  for (const { code, kind } of refusals) add(STATUS_OF_KIND[kind], code);
  return [...byStatus].map(([status, named]) =>
    ApiResponse({
      status,
      description: named.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemShown' } } },
    }),
  );
}
