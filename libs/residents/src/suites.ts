import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { randomOctets } from './random-octets.js';

export const SUITE_NAMES = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

/** An authenticated cipher with 32-byte keys. Its number is the first byte of all that it sealed, so that old texts stay readable. */
interface Suite {
  readonly number: number;
  seal(key: Buffer, text: Buffer, bound: Buffer): Buffer;
  /** Throws where key, text or bound data are not those of the sealing. */
  open(key: Buffer, sealed: Buffer, bound: Buffer): Buffer;
}

const aesGcm: Suite = {
  number: 1,
  seal(key, text, bound) {
    const iv = randomOctets(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound);
    return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, sealed, bound) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 }).setAAD(bound);
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  },
};

/** Node has no SM4-GCM: SM4-CTR, then HMAC-SM3 over all of it, with a key each (encrypt-then-MAC). */
const sm4: Suite = {
  number: 2,
  seal(key, text, bound) {
    const { cipherKey, macKey } = sm4Keys(key);
    const iv = randomOctets(16);
    const cipher = createCipheriv('sm4-ctr', cipherKey, iv);
    const body = Buffer.concat([iv, cipher.update(text), cipher.final()]);
    return Buffer.concat([body, sm3Mac(macKey, body, bound)]);
  },
  open(key, sealed, bound) {
    const { cipherKey, macKey } = sm4Keys(key);
    const body = sealed.subarray(0, -32);
    const mac = sm3Mac(macKey, body, bound);
    if (!timingSafeEqual(mac, sealed.subarray(-32))) throw new Error('the sealed text does not belong here');
    const decipher = createDecipheriv('sm4-ctr', cipherKey, body.subarray(0, 16));
    return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]);
  },
};

function sm4Keys(key: Buffer): { cipherKey: Buffer; macKey: Buffer } {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'tongban sm4', 48));
  return { cipherKey: derived.subarray(0, 16), macKey: derived.subarray(16) };
}

function sm3Mac(key: Buffer, body: Buffer, bound: Buffer): Buffer {
  return createHmac('sm3', key).update(String(bound.length)).update('|').update(bound).update(body).digest();
}

const SUITES: Readonly<Record<SuiteName, Suite>> = { 'aes-256-gcm': aesGcm, 'sm4-ctr-hmac-sm3': sm4 };
const BY_NUMBER = new Map(Object.values(SUITES).map((suite) => [suite.number, suite]));

/** Seals bytes under a 32-byte key; `bound` must be the same when they are opened. */
export function sealBytes(suite: SuiteName, key: Buffer, text: Buffer, bound: string): Buffer {
  const { number, seal } = SUITES[suite];
  return Buffer.concat([Buffer.of(number), seal(key, text, Buffer.from(bound))]);
}

/** Opens what `sealBytes` sealed, with whichever suite that was. Throws where it does not belong to the key or the bound data. */
export function openBytes(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const suite = BY_NUMBER.get(sealed[0] ?? 0);
  if (!suite) throw new Error('sealed with a suite that this version does not know');
  return suite.open(key, sealed.subarray(1), Buffer.from(bound));
}
