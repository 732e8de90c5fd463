import { type Instant } from '#libs/clocks/domain';
import { type ServiceItem } from '#libs/catalogue/domain';
import { type CaseContext } from '../../context.js';
import { type ReceivePayload } from './receive.js';
import { type RequestReceived, requestReceived } from './request-received.js';
import { refuse, type Refusal } from '#libs/kernel/domain';
import { unknownUnit } from '../../rules/named.js';

/** What another register says of a request beside what a counter would. */
export interface RegisterEntry {
  /** The due time that the register had set; null where it set none, and then the item's limits count. */
  readonly due: Instant | null;
  readonly channel: string | null;
  /** The register's own number. */
  readonly foreignNumber: string;
  readonly receivingUnit: string;
  readonly homeUnit: string;
  readonly responsibleUnit: string;
}

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
