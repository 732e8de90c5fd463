import type { Type } from '@nestjs/common';

/** A method of a controller and what Nest reads from its decorators. */
export interface MadeMethod {
  readonly method: (...args: never[]) => unknown;
  readonly parameters: readonly ParameterDecorator[];
  /** The classes of its parameters. */
  readonly types: readonly unknown[];
  readonly decorators: readonly MethodDecorator[];
}

/** What Nest reads from a decorated method, for one that is made here. */
export function addMethod(to: Type, name: string, { method, parameters, types, decorators }: MadeMethod): void {
  const prototype = to.prototype as object;
  Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
  parameters.forEach((decorate, index) => decorate(prototype, name, index));
  Reflect.defineMetadata('design:paramtypes', types, prototype, name);
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (descriptor) for (const decorate of decorators) decorate(prototype, name, descriptor);
}
