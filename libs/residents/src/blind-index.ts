import { createHmac } from 'node:crypto';

/** Finds a value without holding it: HMAC-SHA-256 of the normalised value, apart by region and kind. */
export class BlindIndex {
  constructor(private readonly key: Buffer) {}

  of(region: string, kind: 'identity' | 'phone', normalised: string): Buffer {
    return createHmac('sha256', this.key).update(`${region}|${kind}|${normalised}`).digest();
  }
}
