/**
 * What of the expected is not so: each difference with its path. What is there beside the expected is no difference, so that a state or a row may
 * gain a field; what was there must stay, with its value.
 */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [told(path, expected, actual)];
    const lengths =
      expected.length === actual.length ? [] : [`${path}: ${expected.length} entries, now ${actual.length}`];
    return [...lengths, ...expected.flatMap((each, index) => differences(each, actual[index], `${path}/${index}`))];
  }
  if (typeof expected !== 'object' || expected === null)
    return Object.is(expected, actual) ? [] : [told(path, expected, actual)];
  if (typeof actual !== 'object' || actual === null) return [told(path, expected, actual)];
  const there = new Map<string, unknown>(Object.entries(actual));
  return Object.entries(expected).flatMap(([key, value]) => differences(value, there.get(key), `${path}/${key}`));
}

function told(path: string, expected: unknown, actual: unknown): string {
  return `${path}: ${JSON.stringify(expected)}, now ${JSON.stringify(actual) ?? 'nothing'}`;
}
