import { CHAIN_START, checkLink, type ChainBreak } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import type { Progress } from '../output.js';
import { ChainHeads } from './chain-heads.js';

/** What a walk over the whole log found. */
export interface ChainReport {
  readonly streams: number;
  readonly events: number;
  /** The first break of each stream that has one. */
  readonly breaks: readonly ChainBreak[];
}

const BATCH = 1_000;

/**
 * Computes the chain of every stream anew, from the first event on, in one pass over the log: what it keeps meanwhile is the
 * last link of each stream, 100 bytes at the most.
 */
export async function checkChains(log: EventLog, progress: Progress): Promise<ChainReport> {
  const heads = new ChainHeads();
  const breaks = new Map<string, ChainBreak>();
  let events = 0;
  for await (const batch of log.readAll(null, {}, { batch: BATCH })) {
    for (const event of batch.events) {
      events += 1;
      const head = heads.get(event.stream);
      const { chain, broken } = checkLink(event, head?.chain ?? CHAIN_START);
      const gap = event.revision !== (head?.revision ?? -1) + 1;
      if ((broken || gap) && !breaks.has(event.stream)) breaks.set(event.stream, broken ?? gapAt(event, chain));
      heads.set(event.stream, { revision: event.revision, chain });
    }
    progress.to(Number(batch.position.offset));
  }
  return { streams: heads.size, events, breaks: [...breaks.values()] };
}

/** The link is whole and yet not the next one: events before it are missing. */
function gapAt({ stream, revision }: { stream: string; revision: number }, found: string): ChainBreak {
  return { stream, revision, expected: 'the revision after the last one', found };
}
