import { type DeliveryWay } from '../../state/codes.js';
import { anyOf, plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed, contacted, outcomeOf } from '../../state/transitions.js';
import { deliverTo, deskOf, handlerOf, receiving, responsible } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { inPersonOnly } from '../../rules/catalogue.js';
import { isImport } from '../../context.js';
import { deliveryReceipt } from './delivery-receipt.js';
export interface DeliverPayload {
  readonly way: DeliveryWay;
  readonly receivedBy?: string | null | undefined;
  readonly trackingNumber?: string | null | undefined;
}

export interface ResultDelivered {
  readonly type: 'ResultDelivered';
  readonly data: {
    readonly way: DeliveryWay;
    readonly receivedBy: Sealed | null;
    readonly trackingNumber: Sealed | null;
  };
}
export const ResultDelivered = defineEvent<ResultDelivered>('ResultDelivered', {
  documents: [deliveryReceipt],
  evolve: (state, _data, at) => ({
    ...closed(state, outcomeOf(state) ?? 'granted', at),
    voice: contacted(state, 'counter'),
  }),
  words: {
    zh: '已送达（{way:way}）[，签收人{receivedBy}][，单号{trackingNumber}]。',
    en: 'Delivered {way:way}[, received by {receivedBy}][, tracking {trackingNumber}].',
  },
});

export const agentWithoutAuthority = refusal('agent-without-authority', {
  rule: '民法典 第165条 委托代领须有授权',
  title: { zh: '没有授权的代领人', en: 'No agent with authority' },
  detail: {
    zh: '收件时未登记代办人及其授权，不能由他人代领。请由居民本人领取，或邮寄、电子送达。',
    en: 'No agent with authority was named at the receipt. Hand the result to the resident, or send it by post or electronically.',
  },
});

/** 送达: in the resident's hands, at whichever counter they prefer; the case is closed with it. */
export const deliver = defineAct('deliver', {
  word: { zh: '送达', en: 'deliver' },
  summary: { zh: '送达。', en: 'Deliver the result.' },
  who: anyOf(deskOf(receiving), deskOf(deliverTo), handlerOf(responsible)),
  guards: [onlyWhile('fulfilled')],
  events: [ResultDelivered],
  refusals: [agentWithoutAuthority, inPersonOnly],
  body: () => import('./deliver.body.js').then(({ DeliverBody }) => DeliverBody),
  decide(state, { way, receivedBy, trackingNumber }: DeliverPayload, context) {
    if (way === 'agent' && state.terms.inPerson) return refuse(inPersonOnly, { item: state.item }, { field: '/way' });
    if (way === 'agent' && state.agent === null && !isImport(context))
      return refuse(agentWithoutAuthority, {}, { field: '/way' });
    const data = { way, receivedBy: plain(receivedBy), trackingNumber: plain(trackingNumber) };
    return [ResultDelivered.of(data)];
  },
});
