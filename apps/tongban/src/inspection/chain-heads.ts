import { hash } from 'node:crypto';

/** The last link of a stream that has been walked over. */
export interface ChainHead {
  readonly revision: number;
  /** SHA-256 in hexadecimal. */
  readonly chain: string;
}

const CHAIN_BYTES = 32;
const FIRST_SLOTS = 1_024;
/** A table that is fuller than this is searched too long. */
const FULL = 0.7;

/**
 * The last link of every stream of a log in 44 bytes a slot, outside of the heap: strings and objects would take ten times as much. A stream is known by 64
 * bits of a digest of its name; that two of ten million share them is one chance in three hundred thousand.
 */
export class ChainHeads {
  private keys = new BigUint64Array(FIRST_SLOTS);
  private revisions = new Int32Array(FIRST_SLOTS);
  private chains = Buffer.alloc(FIRST_SLOTS * CHAIN_BYTES);
  private count = 0;

  /** How many streams there are. */
  get size(): number {
    return this.count;
  }

  get(stream: string): ChainHead | null {
    const key = keyOf(stream);
    const slot = slotOf(this.keys, key);
    if (this.keys[slot] !== key) return null;
    const from = slot * CHAIN_BYTES;
    return { revision: this.revisions[slot] ?? 0, chain: this.chains.toString('hex', from, from + CHAIN_BYTES) };
  }

  /** What is no SHA-256 is kept as far as it is one: the next link does not fit to it either way. */
  set(stream: string, { revision, chain }: ChainHead): void {
    const key = keyOf(stream);
    let slot = slotOf(this.keys, key);
    if (this.keys[slot] !== key) {
      if (this.count + 1 > this.keys.length * FULL) {
        this.grow();
        slot = slotOf(this.keys, key);
      }
      this.keys[slot] = key;
      this.count += 1;
    }
    this.revisions[slot] = revision;
    const from = slot * CHAIN_BYTES;
    this.chains.fill(0, from, from + CHAIN_BYTES);
    this.chains.write(chain, from, CHAIN_BYTES, 'hex');
  }

  private grow(): void {
    const { keys, revisions, chains } = this;
    this.keys = new BigUint64Array(keys.length * 2);
    this.revisions = new Int32Array(keys.length * 2);
    this.chains = Buffer.alloc(keys.length * 2 * CHAIN_BYTES);
    for (const [slot, key] of keys.entries()) {
      if (key === 0n) continue;
      const place = slotOf(this.keys, key);
      this.keys[place] = key;
      this.revisions[place] = revisions[slot] ?? 0;
      chains.copy(this.chains, place * CHAIN_BYTES, slot * CHAIN_BYTES, (slot + 1) * CHAIN_BYTES);
    }
  }
}

/** The slot of the key, or the free one where it belongs; the number of slots is a power of two. */
function slotOf(keys: BigUint64Array, key: bigint): number {
  const last = keys.length - 1;
  let slot = Number(BigInt.asUintN(32, key >> 8n)) & last;
  while (keys[slot] !== 0n && keys[slot] !== key) slot = (slot + 1) & last;
  return slot;
}

/** Never 0, which stands for a free slot. */
function keyOf(stream: string): bigint {
  return hash('sha1', stream, 'buffer').readBigUInt64BE() | 1n;
}
