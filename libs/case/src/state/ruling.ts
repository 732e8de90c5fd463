import type { LocalDate } from '#libs/clocks/domain';

/** 裁定: whose a question is that has come up between these units about an item. It binds until the same question is ruled anew (rules §13). */
export interface Ruling {
  readonly number: string;
  /** The case in which it was given, and the id of the command: without that in the case's stream it was never given. */
  readonly caseId: string;
  readonly command: string;
  readonly units: readonly string[];
  readonly to: string;
  readonly by: string;
  readonly on: LocalDate;
}
