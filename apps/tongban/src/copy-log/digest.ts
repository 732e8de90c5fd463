import { createHash } from 'node:crypto';
import type { RecordedEvent } from '#libs/event-log/domain';

/** Streams are divided over so many sums: where two logs differ, a 256th of each is looked at event by event. */
export const PARTS = 256;
const MODULUS = 1n << 128n;

export interface DigestText {
  readonly events: number;
  /** Hexadecimal. */
  readonly sums: readonly string[];
}

/**
 * What a log holds, whatever the order of its streams among each other: for each part of the streams the sum of the hashes of all events, each over
 * stream, revision, id, type, data and metadata. Two logs with equal sums hold the same events at the same places of the same streams.
 */
export class LogDigest {
  private constructor(
    private count: number,
    private readonly sums: bigint[],
  ) {}

  static readonly empty = (): LogDigest => new LogDigest(0, Array<bigint>(PARTS).fill(0n));

  static from({ events, sums }: DigestText): LogDigest {
    return new LogDigest(
      events,
      sums.map((sum) => BigInt(`0x${sum}`)),
    );
  }

  get events(): number {
    return this.count;
  }

  add(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      const part = partOf(event.stream);
      this.sums[part] = ((this.sums[part] ?? 0n) + hashOf(event)) % MODULUS;
    }
    this.count += events.length;
  }

  /** The parts in which two logs differ. */
  differences(other: LogDigest): number[] {
    return this.sums.flatMap((sum, part) => (sum === other.sums[part] ? [] : [part]));
  }

  text(): DigestText {
    return { events: this.count, sums: this.sums.map((sum) => sum.toString(16)) };
  }
}

export function partOf(stream: string): number {
  return createHash('sha256').update(stream).digest()[0] ?? 0;
}

function hashOf({ stream, revision, id, type, data, metadata }: RecordedEvent): bigint {
  const text = JSON.stringify([stream, revision, id, type, data, metadata]);
  return BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 32)}`);
}
