import DataLoader from 'dataloader';

/**
 * A look-up that callers of one moment share. While one is on its way, whoever comes waits for the next and shares it: the busier the system, the more
 * requests a look-up serves, and an idle one adds no wait. `load` answers in the order of its at most
 * `most` keys; nothing is kept. Where a look-up of several fails, each is made again by itself: what is wrong with one is the fault of none beside it.
 */
export function sharedLoader<K, V>(
  load: (keys: readonly K[]) => Promise<readonly V[]>,
  { most = 500 }: { readonly most?: number } = {},
): DataLoader<K, V> {
  let underWay = false;
  let next: (() => void) | null = null;

  async function loadInTurn(keys: readonly K[]): Promise<readonly (V | Error)[]> {
    underWay = true;
    try {
      return await load(keys);
    } catch (error) {
      if (keys.length === 1) throw error;
      return await oneByOne(keys, load);
    } finally {
      underWay = false;
      const dispatch = next;
      next = null;
      dispatch?.();
    }
  }

  return new DataLoader<K, V>(loadInTurn, {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: (dispatch) => {
      if (underWay) next = inTurn(next, dispatch);
      else setImmediate(dispatch);
    },
  });
}

/** In turn, so that a store which is down is not asked by all of them at once. */
async function oneByOne<K, V>(
  keys: readonly K[],
  load: (keys: readonly K[]) => Promise<readonly V[]>,
): Promise<readonly (V | Error)[]> {
  const found: (V | Error)[] = [];
  for (const key of keys) {
    const answer = await load([key]).catch((error: unknown) => [
      error instanceof Error ? error : new Error(String(error)),
    ]);
    found.push(...answer.slice(0, 1));
  }
  return found;
}

/** A batch that is full is followed by another one; both go when the look-up on its way has come back. */
function inTurn(first: (() => void) | null, second: () => void): () => void {
  return () => {
    first?.();
    second();
  };
}
