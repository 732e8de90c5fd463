import { hash } from 'node:crypto';

/** What a number that is read again turned out to be. */
export type Seen = 'first' | 'same' | 'other';

/**
 * The numbers of a file and what their rows said, in 16 bytes a row: half of a digest of the number, half of one of its content. Two numbers are
 * taken for one once in a hundred thousand files of ten million rows.
 */
export class SeenNumbers {
  private slots = new BigUint64Array(2 * 1024);
  private count = 0;

  /** `content`: whatever else the row says. */
  see(number: string, content: string): Seen {
    const key = digestOf(number);
    const value = digestOf(content);
    if (this.count * 4 >= this.slots.length) this.grow();
    const slot = this.find(this.slots, key);
    if (this.slots[slot] === key) return this.slots[slot + 1] === value ? 'same' : 'other';
    this.slots[slot] = key;
    this.slots[slot + 1] = value;
    this.count += 1;
    return 'first';
  }

  /** The slot of the key, or the free one where it belongs. */
  private find(slots: BigUint64Array, key: bigint): number {
    const pairs = slots.length / 2;
    let pair = Number(key % BigInt(pairs));
    while (slots[pair * 2] !== 0n && slots[pair * 2] !== key) pair = (pair + 1) % pairs;
    return pair * 2;
  }

  private grow(): void {
    const larger = new BigUint64Array(this.slots.length * 2);
    for (let slot = 0; slot < this.slots.length; slot += 2) {
      const key = this.slots[slot] ?? 0n;
      if (key === 0n) continue;
      const place = this.find(larger, key);
      larger[place] = key;
      larger[place + 1] = this.slots[slot + 1] ?? 0n;
    }
    this.slots = larger;
  }
}

/** Never 0, which stands for a free slot. */
function digestOf(text: string): bigint {
  return hash('sha1', text, 'buffer').readBigUInt64BE() | 1n;
}
