import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { pointerPart } from '../http/soundness.js';
import { fieldFault, Problem, type FieldFault } from '../http/problem.js';
import type { ProblemCode } from '../http/problem-codes.js';
import { breachIn } from './fields.js';

/** Checks a body or a query against its class: what is unknown, missing or wrong is a 400 that names each field. */
class CheckedPipe extends ValidationPipe {
  constructor(code: ProblemCode, pointer: (path: readonly string[]) => string) {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new Problem(code, { faults: faultsOf(errors, [], pointer) }),
    });
  }

  /** An act without anything to say may come without a body. */
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return super.transform(value ?? {}, metadata);
  }
}

export const bodyPipe = new CheckedPipe('invalid-body', (path) => path.map((part) => `/${pointerPart(part)}`).join(''));
export const queryPipe = new CheckedPipe('invalid-parameter', (path) => path.join('.'));

function faultsOf(
  errors: readonly ValidationError[],
  above: readonly string[],
  pointer: (path: readonly string[]) => string,
): FieldFault[] {
  return errors.flatMap(({ property, value, constraints, children = [] }) => {
    const path = [...above, property];
    const below = faultsOf(children, path, pointer);
    const [broken] = Object.entries(constraints ?? {});
    if (broken === undefined) return below;
    return [faultOf(pointer(path), value, ...broken), ...below];
  });
}

function faultOf(field: string, value: unknown, constraint: string, message: string): FieldFault {
  if (constraint === 'whitelistValidation') return fieldFault(field, 'unknown-field');
  if (value === undefined) return fieldFault(field, 'required');
  const { rule, params } = breachIn(message) ?? { rule: 'object' };
  return fieldFault(field, rule, params);
}
