import { randomFillSync } from 'node:crypto';

/** Asked for at once: a question to the system for every key and text costs more than the sealing. */
const POOL_BYTES = 4_096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** So many random bytes (at most 64) of the system's generator. None is given out twice, and none that was given out is kept. */
export function randomOctets(count: number): Buffer {
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const octets = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return octets;
}
