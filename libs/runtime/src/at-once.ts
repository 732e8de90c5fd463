/** Works on everything, at most `atOnce` at a time; the first error ends it when those under way have ended. */
export async function eachAtOnce<T>(
  items: AsyncIterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  let failed = false;
  const worker = async (): Promise<void> => {
    while (!failed) {
      const { value, done } = await iterator.next();
      if (done === true) return;
      await work(value);
    }
  };
  const workers = Array.from({ length: atOnce }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  try {
    const settled = await Promise.allSettled(workers);
    for (const each of settled) if (each.status === 'rejected') throw each.reason;
  } finally {
    await iterator.return?.();
  }
}
