import type { LocalDate } from '#libs/clocks/domain';
import type { Sealed } from '#libs/residents/domain';

/** 补正告知: what is missing, told once and completely (行政许可法 32(4)). */
export interface CorrectionRequested {
  readonly type: 'CorrectionRequested';
  readonly data: {
    readonly unit: string;
    readonly materials: readonly string[];
    readonly note: Sealed | null;
    /** The one notice that a case has was used up before, by a notice or by a return for the materials: a violation, recorded. */
    readonly repeated: boolean;
  };
}
/** The resident brought what was missing, or part of it. */
export interface MaterialsSupplied {
  readonly type: 'MaterialsSupplied';
  readonly data: { readonly unit: string; readonly materials: readonly string[]; readonly note: Sealed | null };
}
/** 当场更正: an obvious error put right at the counter (行政许可法 32(3)). */
export interface CorrectedOnSpot {
  readonly type: 'CorrectedOnSpot';
  readonly data: { readonly unit: string; readonly materials: readonly string[]; readonly note: Sealed | null };
}
/** Once, on request, before it ends (rules §13). */
export interface CorrectionProlonged {
  readonly type: 'CorrectionProlonged';
  readonly data: { readonly days: number; readonly reason: Sealed };
}
/** Nothing came in time: deemed withdrawn. */
export interface CorrectionExpired {
  readonly type: 'CorrectionExpired';
  readonly data: { readonly materials: readonly string[]; readonly due: LocalDate };
}
/** 容缺补齐. */
export interface GapFilled {
  readonly type: 'GapFilled';
  readonly data: { readonly unit: string; readonly materials: readonly string[]; readonly note: Sealed | null };
}
/** What was owed did not come: deemed withdrawn. */
export interface GapExpired {
  readonly type: 'GapExpired';
  readonly data: { readonly materials: readonly string[]; readonly due: LocalDate };
}

/** 特别程序: announced in writing with the days that it needs; its time does not count (行政许可法 45). */
export interface SpecialProcedureStarted {
  readonly type: 'SpecialProcedureStarted';
  readonly data: {
    readonly kind: string;
    readonly days: number;
    readonly unit: string;
    readonly note: Sealed | null;
  };
}
export interface SpecialProcedureEnded {
  readonly type: 'SpecialProcedureEnded';
  readonly data: { readonly kind: string; readonly result: Sealed | null };
}
/** 延期: once, approved by the head, the reason told (行政许可法 42). `by` is the unit of the supervisor who approved. */
export interface ExtensionGranted {
  readonly type: 'ExtensionGranted';
  readonly data: { readonly days: number; readonly by: string; readonly reason: Sealed };
}
/** 公示. */
export interface PublicNoticePosted {
  readonly type: 'PublicNoticePosted';
  readonly data: { readonly days: number; readonly unit: string; readonly place: Sealed | null };
}
export interface PublicNoticeObjected {
  readonly type: 'PublicNoticeObjected';
  readonly data: { readonly unit: string; readonly objection: Sealed };
}
/** `upheld`: the objection was right; what was found is posted again. */
export interface PublicNoticeClosed {
  readonly type: 'PublicNoticeClosed';
  readonly data: { readonly unit: string; readonly upheld: boolean };
}
/** 现场核查 by two officers at least (行政许可法 34); its time counts. */
export interface FieldCheckRecorded {
  readonly type: 'FieldCheckRecorded';
  readonly data: { readonly unit: string; readonly officers: readonly string[]; readonly finding: Sealed };
}

/** 回避: somebody with an interest of their own in the case handles it no more; `by` is who said so, the person or a superior. */
export interface HandlerRecused {
  readonly type: 'HandlerRecused';
  readonly data: { readonly unit: string; readonly person: string; readonly by: string; readonly reason: Sealed };
}

/** What happens to a case between its receipt and its decision beside its moves. */
export type ReviewEvent =
  | CorrectionRequested
  | MaterialsSupplied
  | CorrectedOnSpot
  | CorrectionProlonged
  | CorrectionExpired
  | GapFilled
  | GapExpired
  | SpecialProcedureStarted
  | SpecialProcedureEnded
  | ExtensionGranted
  | PublicNoticePosted
  | PublicNoticeObjected
  | PublicNoticeClosed
  | FieldCheckRecorded
  | HandlerRecused;
