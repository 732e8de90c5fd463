/**
 * A place in the total order of one log: opaque to its users, comparable within its log, printable, and it names its log.
 * Printed as `<log>@<offset>`; `log` is 8 to 32 characters `[a-z0-9]`, `offset` a decimal number.
 */
export interface Position {
  readonly log: string;
  readonly offset: bigint;
}

const PRINTED = /^([a-z0-9]{8,32})@(0|[1-9][0-9]{0,18})$/;

/** The text that stands in `Tongban-Position` and in a checkpoint. */
export function printPosition(position: Position): string {
  return `${position.log}@${position.offset}`;
}

/** Reads what `printPosition` wrote; `null` for anything else. */
export function parsePosition(text: string): Position | null {
  const match = PRINTED.exec(text);
  if (!match?.[1] || !match[2]) return null;
  return { log: match[1], offset: BigInt(match[2]) };
}

/** Negative, zero or positive, as `a` lies before, at or after `b`. Throws a RangeError for positions of different logs. */
export function comparePositions(a: Position, b: Position): number {
  if (a.log !== b.log) throw new RangeError(`positions of different logs: ${a.log} and ${b.log}`);
  return a.offset < b.offset ? -1 : a.offset > b.offset ? 1 : 0;
}
