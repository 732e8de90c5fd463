import DataLoader from 'dataloader';

/**
 * A look-up that callers of one moment share. While one is on its way, whoever comes waits for the next and shares it: the busier the system, the more
 * requests a look-up serves, and an idle one adds no wait. `load` answers in the order of its at most
 * `most` keys; nothing is kept.
 */
export function sharedLoader<K, V>(
  load: (keys: readonly K[]) => Promise<readonly V[]>,
  { most = 500 }: { readonly most?: number } = {},
): DataLoader<K, V> {
  let underWay = false;
  let next: (() => void) | null = null;

  async function loadInTurn(keys: readonly K[]): Promise<readonly V[]> {
    underWay = true;
    try {
      return await load(keys);
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

/** A batch that is full is followed by another one; both go when the look-up on its way has come back. */
function inTurn(first: (() => void) | null, second: () => void): () => void {
  return () => {
    first?.();
    second();
  };
}
