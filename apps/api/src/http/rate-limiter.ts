/** How many people's buckets are kept before the full ones are thrown out. */
const SWEEP_AT = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** A bucket of tokens a person: `rate` requests a second, and a burst of twice as many. A rate of 0 limits nothing. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Null if the request may pass, else the seconds after which the next one may. */
  take(person: string): number | null {
    if (this.rate === 0) return null;
    const bucket = this.filled(person);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.rate));
    bucket.tokens -= 1;
    return null;
  }

  private filled(person: string): Bucket {
    const now = this.now();
    const burst = this.rate * 2;
    const known = this.buckets.get(person);
    if (!known) {
      if (this.buckets.size >= SWEEP_AT) this.sweep(now);
      const fresh = { tokens: burst, at: now };
      this.buckets.set(person, fresh);
      return fresh;
    }
    known.tokens = Math.min(burst, known.tokens + ((now - known.at) / 1000) * this.rate);
    known.at = now;
    return known;
  }

  /** Whoever has not asked for two seconds has a full bucket again, and need not be remembered. */
  private sweep(now: number): void {
    for (const [person, { at }] of this.buckets) if (now - at > 2_000) this.buckets.delete(person);
  }
}
