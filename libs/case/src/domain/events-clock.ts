import type { Due } from '#libs/clocks/domain';

/** A clock of the case by its name: `promised`, `statutory`, or one of its own such as `signature`. */
export type ClockName = string;

/** 黄灯, 红灯: a clock comes near its due time; once for each light and due time. */
export interface ClockWarned {
  readonly type: 'ClockWarned';
  readonly data: { readonly clock: ClockName; readonly light: 'yellow' | 'red'; readonly due: Due };
}
/** 超期: a clock's due time has passed while it ran. */
export interface ClockExpired {
  readonly type: 'ClockExpired';
  readonly data: { readonly clock: ClockName; readonly due: Due };
}

/** 日历调整: a notice of holidays that came while the case ran moved its due dates; told to whoever has it. */
export interface DueTimesMoved {
  readonly type: 'DueTimesMoved';
  readonly data: {
    /** Of the calendar of that year: `2027.1`. */
    readonly calendar: string;
    readonly clocks: readonly { readonly clock: ClockName; readonly from: Due | null; readonly to: Due | null }[];
  };
}

export type ClockEvent = ClockWarned | ClockExpired | DueTimesMoved;
