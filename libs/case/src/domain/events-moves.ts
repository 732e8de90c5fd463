import type { LocalDate } from '#libs/clocks/domain';
import type { Sealed } from '#libs/residents/domain';
import type { ReturnReason } from './events.js';

/** 转办: responsibility moves, and no clock does; the old holder stays in the history (rules §1.3). */
export interface CaseTransferred {
  readonly type: 'CaseTransferred';
  readonly data: { readonly from: string; readonly to: string; readonly reason: Sealed };
}
/** The second return between the same two units for the same cause: their common superior has the case until it has ruled (rules §13). */
export interface DisputeReferred {
  readonly type: 'DisputeReferred';
  readonly data: { readonly between: readonly [string, string]; readonly cause: ReturnReason; readonly to: string };
}
/** 裁定: final, and it binds the same question later. */
export interface RoutingRuled {
  readonly type: 'RoutingRuled';
  /** `by` is the unit whose supervisor ruled. */
  readonly data: { readonly from: string; readonly to: string; readonly by: string; readonly reason: Sealed };
}

/** Why another unit owes a part: it examines for the responsible unit (`via`), it helps from another district, or it has a part of its own. */
export type CoHandlingRole = 'examination' | 'assistance' | 'part';

/** 协办: the unit asked owes an answer by a date of its own; the lead unit stays responsible. */
export interface CoHandlingRequested {
  readonly type: 'CoHandlingRequested';
  readonly data: {
    readonly request: string;
    readonly from: string;
    readonly unit: string;
    readonly role: CoHandlingRole;
    readonly ask: Sealed;
    readonly due: LocalDate;
  };
}
export interface CoHandlingAnswered {
  readonly type: 'CoHandlingAnswered';
  readonly data: { readonly request: string; readonly unit: string; readonly answer: Sealed };
}

/** Paper originals leave a unit's hands; `sending` is their number within the case. */
export interface PapersSent {
  readonly type: 'PapersSent';
  readonly data: {
    readonly sending: string;
    readonly from: string;
    readonly to: string;
    readonly papers: readonly { readonly name: Sealed; readonly copies: number; readonly original: boolean }[];
    readonly carrier: Sealed | null;
    readonly trackingNumber: Sealed | null;
  };
}
/** They are in the hands of the unit they were sent to; `mismatch` says what was not as the list had it. */
export interface PapersArrived {
  readonly type: 'PapersArrived';
  readonly data: { readonly sending: string; readonly unit: string; readonly mismatch: Sealed | null };
}

/** 督办: a superior demands an answer by a date. */
export interface SupervisionOrdered {
  readonly type: 'SupervisionOrdered';
  readonly data: {
    readonly order: string;
    readonly by: string;
    readonly to: string;
    readonly demand: Sealed;
    readonly due: LocalDate;
  };
}
export interface SupervisionAnswered {
  readonly type: 'SupervisionAnswered';
  readonly data: { readonly order: string; readonly by: string; readonly unit: string; readonly answer: Sealed };
}
/** 催办 once and again, then 通报: an order that is not answered in time (rules §13). */
export type SupervisionStep = 'first-reminder' | 'second-reminder' | 'notice';
export interface SupervisionReminded {
  readonly type: 'SupervisionReminded';
  readonly data: { readonly order: string; readonly to: string; readonly step: SupervisionStep };
}

/** What happens to a case between units. */
export type MoveEvent =
  | CaseTransferred
  | DisputeReferred
  | RoutingRuled
  | CoHandlingRequested
  | CoHandlingAnswered
  | PapersSent
  | PapersArrived
  | SupervisionOrdered
  | SupervisionAnswered
  | SupervisionReminded;
