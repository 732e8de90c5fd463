import { plain } from '#libs/residents/domain';
import { isImport } from '../context.js';
import type { DeliveryWay } from '../events.js';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import type { Act } from './act.js';

export interface DeliverPayload {
  readonly way: DeliveryWay;
  readonly receivedBy?: string | null | undefined;
  readonly trackingNumber?: string | null | undefined;
}

/** 送达: in the resident's hands, at whichever counter they prefer; the case is closed with it. */
export const deliver: Act<DeliverPayload> = {
  name: 'deliver',
  guards: [onlyWhile('fulfilled')],
  decide(state, { way, receivedBy, trackingNumber }, context) {
    if (way === 'agent' && state.agent === null && !isImport(context))
      return refuse('agent-without-authority', {}, { field: '/way' });
    const data = { way, receivedBy: plain(receivedBy), trackingNumber: plain(trackingNumber) };
    return [{ type: 'ResultDelivered', data }];
  },
};
