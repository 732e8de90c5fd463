import { OperatorError } from '#libs/runtime';

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Seconds of a duration such as `90s`, `15m`, `8h` or `2d`. Throws an OperatorError with exit code 2. */
export function secondsOf(text: string): number {
  const match = /^([1-9]\d{0,5})([smhd])$/.exec(text);
  const unit = match?.[2];
  if (!match || (unit !== 's' && unit !== 'm' && unit !== 'h' && unit !== 'd'))
    throw new OperatorError(`"${text}" is no duration; write a number with s, m, h or d, such as 8h.`, 2);
  return Number(match[1]) * SECONDS[unit];
}
