import { LRUCache } from 'lru-cache';
import type { Logger } from '#libs/runtime';

/** Refusals that an operator wants to see piling up: no token, not allowed, too large, too many. A rule of the field is no such refusal. */
const COUNTED = new Set([401, 403, 413, 429]);
/** No more pairs of person and status than these are told apart, and no more are named in a line. */
const MOST_KEPT = 1_000;
const MOST_NAMED = 20;

/** Who was refused how often: one line for all of a while, instead of one for each request. */
export class RefusalTally {
  private readonly counts = new LRUCache<string, number>({ max: MOST_KEPT });
  private total = 0;

  constructor(private readonly logger: Logger) {}

  /** @param who - the person of the token; null without one that is valid */
  note(who: string | null, status: number): void {
    if (!COUNTED.has(status)) return;
    this.total++;
    const key = `${status} ${who ?? 'nobody'}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Writes what has come together since the last time, most first; nothing where nobody was refused. */
  tell(): void {
    if (this.total === 0) return;
    const most = [...this.counts.entries()].sort(([, a], [, b]) => b - a).slice(0, MOST_NAMED);
    this.logger.info({ total: this.total, refused: Object.fromEntries(most) }, 'requests were refused');
    this.counts.clear();
    this.total = 0;
  }
}
