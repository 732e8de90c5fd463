import { type ServiceItem } from '#libs/catalogue/domain';
import { type CaseContext } from '../../context.js';
import { type ReceivePayload, type RegisterEntry } from './receive-payload.js';
import { type RequestReceived, requestReceived } from './request-received.js';
import { refuse, type Refusal } from '#libs/kernel/domain';
import { unknownUnit } from '../../rules/named.js';

interface RegisterReceipt {
  readonly item: ServiceItem;
  readonly region: string;
  readonly zone: string;
  readonly context: CaseContext;
}

/** A request that another register received: its units are taken as they stand there, persons, eligibility and papers are not judged again. */
export function receiveFromRegister(
  payload: ReceivePayload,
  register: RegisterEntry,
  receipt: RegisterReceipt,
): readonly RequestReceived[] | Refusal {
  const { item, context } = receipt;
  const { receivingUnit, homeUnit, responsibleUnit } = register;
  for (const [field, code] of Object.entries({ receivingUnit, homeUnit, responsibleUnit }))
    if (context.tree.regionOf(code)?.code !== receipt.region)
      return refuse(unknownUnit, { code }, { field: `/register/${field}` });
  const mode = payload.mode ?? (item.mode === 'guide-only' ? 'fixed' : item.mode);
  const version = context.item?.version ?? 1;
  const findings = { mode, receivingUnit, homeUnit, responsibleUnit, overrideReason: null, missing: [] };
  return [requestReceived(payload, { ...receipt, version }, findings)];
}
