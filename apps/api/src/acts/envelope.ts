import type { CommandEnvelope } from '#libs/kernel';
import { commandIdOf, ifMatchOf } from '../http/headers.js';
import type { ApiRequest } from '../http/request.js';

/** What every command brings with it, from its request. */
export function envelopeOf(request: ApiRequest): CommandEnvelope {
  const commandId = commandIdOf(request);
  return {
    commandId,
    body: request.body ?? {},
    asker: request.asker,
    correlationId: commandId,
    ifMatch: ifMatchOf(request),
  };
}
