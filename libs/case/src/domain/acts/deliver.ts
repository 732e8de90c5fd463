import { plain } from '#libs/residents/domain';
import type { DeliveryWay } from '../events.js';
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
  decide: (_state, { way, receivedBy, trackingNumber }) => [
    {
      type: 'ResultDelivered',
      data: { way, receivedBy: plain(receivedBy), trackingNumber: plain(trackingNumber) },
    },
  ],
};
