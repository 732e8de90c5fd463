import { addDays, localDateOf } from '#libs/clocks/domain';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiRequest } from '../http/request.js';
import type { System } from '../system.js';

/** Days of the period that nobody asked for otherwise. */
const DEFAULT_DAYS = 30;

/** What the ends of a period say of themselves. */
export const FROM = {
  description: `起始日期（含），默认截止日前 ${DEFAULT_DAYS - 1} 天。From, inclusive; ${DEFAULT_DAYS - 1} days before \`to\` unless told.`,
  optional: true,
};
export const TO = { description: '截止日期（含），默认今天。To, inclusive; today unless told.', optional: true };

/** A period of days of the region, both inclusive; the last 30 days unless told (CONTRACT §5). Throws a Problem where it ends before it begins. */
export async function periodOf(
  query: { readonly from?: string; readonly to?: string },
  request: ApiRequest,
  system: System,
): Promise<{ readonly from: string; readonly to: string }> {
  const to = query.to ?? localDateOf(await system.parts.clock.now(), system.timezoneOf(request));
  const from = query.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to) throw new Problem('invalid-parameter', { faults: [fieldFault('from', 'period')] });
  return { from, to };
}
