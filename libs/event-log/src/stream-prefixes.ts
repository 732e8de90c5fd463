/** Streams that grow with the city; all others (units, items, calendars) are few. */
export const LARGE_PREFIXES: readonly string[] = ['case-', 'resident-', 'refusals-'];

/** Whether a filter lets nothing of the large streams through: then a log of millions holds little for it. */
export function isNarrow(prefixes: readonly string[] | undefined): prefixes is readonly string[] {
  if (!prefixes || prefixes.length === 0) return false;
  return !prefixes.some((prefix) => LARGE_PREFIXES.some((each) => each.startsWith(prefix) || prefix.startsWith(each)));
}
