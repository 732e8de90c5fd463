import type { LocalDate } from '#libs/clocks/domain';
import type { Sealed } from '#libs/residents/domain';

/** Whom a rating is about: the counter that received, or the authority that decided (rules §4). */
export type RatedSide = 'counter' | 'authority';

/** 好差评: 1 to 5. */
export interface ServiceRated {
  readonly type: 'ServiceRated';
  /**
   * `given` is false for what a system assumed after silence: that never counts as a rating. `leaf` and `date` are where and when the boards count
   * it, so that a rating of a case closed long ago needs nothing of the case.
   */
  readonly data: {
    readonly score: number;
    readonly about: RatedSide;
    readonly unit: string;
    readonly leaf: string;
    readonly date: LocalDate;
    readonly given: boolean;
    readonly comment: Sealed | null;
  };
}
/** 差评整改: a rating of 1 or 2 opens one, at the unit that was rated. */
export interface RectificationOpened {
  readonly type: 'RectificationOpened';
  readonly data: {
    readonly rectification: string;
    readonly about: RatedSide;
    readonly unit: string;
    readonly score: number;
  };
}
/** A complex one has 15 working days instead of 5; the resident was told why (rules §13). */
export interface RectificationProlonged {
  readonly type: 'RectificationProlonged';
  readonly data: { readonly rectification: string; readonly reason: Sealed };
}
export interface RectificationClosed {
  readonly type: 'RectificationClosed';
  readonly data: {
    readonly rectification: string;
    readonly unit: string;
    readonly finding: Sealed;
    readonly answer: Sealed;
  };
}
/** 回访: whether the resident was reached, and whether the matter is solved. */
export interface FollowUpRecorded {
  readonly type: 'FollowUpRecorded';
  readonly data: {
    readonly contacted: boolean;
    readonly solved: 'yes' | 'partly' | 'no';
    readonly score: number | null;
    readonly unit: string;
  };
}
/** What may happen to a case after it was closed, too. */
export type VoiceEvent =
  ServiceRated | RectificationOpened | RectificationProlonged | RectificationClosed | FollowUpRecorded;
