import { type Instant } from '#libs/clocks/domain';
import { type CaseMode, type Channel, type DeliveryWay } from '../../state/codes.js';

/** What a counter, or a register, says of a request. */
export interface ReceivePayload {
  readonly item: string;
  readonly residentId?: string | null | undefined;
  readonly mode?: CaseMode | null | undefined;
  /** What is not mentioned was shown. */
  readonly materials?: readonly { readonly code: string; readonly supplied: boolean }[] | null | undefined;
  readonly deliverTo?: { readonly way: DeliveryWay; readonly unit?: string | null | undefined } | null | undefined;
  /** The community that the item's `responsible.place` points to. */
  readonly place?: string | null | undefined;
  readonly responsibleUnit?: string | null | undefined;
  readonly overrideReason?: string | null | undefined;
  readonly agent?: { readonly residentId: string; readonly authority: string } | null | undefined;
  readonly note?: string | null | undefined;
  /** The case that this one is a part of: one thing, many items. */
  readonly parent?: string | null | undefined;
  /** The ticket of the hall on which it is received. */
  readonly ticketId?: string | null | undefined;
  /** Where the resident was met; the counter unless told. */
  readonly channel?: Channel | null | undefined;
  /** 首问负责: who was asked first, where that is not who receives. */
  readonly firstAsked?: string | null | undefined;
  /** Of SQ-01: what is to be certified. */
  readonly certificateKind?: string | null | undefined;
  /** Only of an import. */
  readonly register?: RegisterEntry | undefined;
}

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
