import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { loadSecret } from '#libs/runtime';
import { ROLES, type Role } from './domain/index.js';

/** Who signs the tokens of the all-in-one set-up: for trying out, and for one machine. */
export const LOCAL_ISSUER = 'tongban';

/** PKCS #8 of an Ed25519 key is this prefix and the 32 bytes of its seed (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The local issuer's key pair, made from the secret of the data folder. */
export function localKey(home: string): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  const seed = loadSecret(home, 'token-key', 32);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

export interface TokenRequest {
  readonly role: Role;
  readonly unit: string;
  /** `ROLE@CODE` unless told. */
  readonly person?: string;
  readonly name?: string;
  readonly ttlSeconds: number;
}

/** A signed token of the local issuer (CONTRACT §8): `sub`, `role`, `unit`, `name?`. Tokens keep real time, whatever the clock of the cases says. */
export function issueToken(home: string, audience: string, request: TokenRequest): Promise<string> {
  const { role, unit, person = `${role}@${unit}`, name, ttlSeconds } = request;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ role, unit, ...(name === undefined ? {} : { name }) })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(LOCAL_ISSUER)
    .setAudience(audience)
    .setSubject(person)
    .setIssuedAt(now)
    .setExpirationTime(now + ttlSeconds)
    .sign(localKey(home).privateKey);
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
