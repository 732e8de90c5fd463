import type { KeyObject } from 'node:crypto';
import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyResult,
} from 'jose';
import { LRUCache } from 'lru-cache';
import type { Settings } from '#libs/runtime';
import { isPerson, isWorkplace, type Asker } from './domain/index.js';
import { LOCAL_ISSUER, isRole, localKey } from './tokens.js';

export type TokenProblem = 'token-expired' | 'token-invalid' | 'token-claims';

/** A token that says nothing we may believe. */
export class BadToken extends Error {
  constructor(readonly code: TokenProblem) {
    super(code);
  }
}

/** The issuer cannot be asked for its keys: nobody's token is bad, and the request may be made again. */
export class IssuerUnavailable extends Error {}

interface Known {
  readonly asker: Asker;
  readonly expiresAt: number;
}

/** Tokens kept as verified: a counter sends the same one all day, and a signature costs more than all else of a request. */
const KEPT_TOKENS = 20_000;
const CLOCK_TOLERANCE_S = 5;

/** Turns a bearer token into who is asking. Throws BadToken or IssuerUnavailable. */
export class TokenVerifier {
  private readonly known = new LRUCache<string, Known>({ max: KEPT_TOKENS });

  private constructor(
    private readonly check: (token: string) => Promise<JWTVerifyResult>,
    private readonly nowMs: () => number,
  ) {}

  /** Of the local issuer, or, where `OIDC_ISSUER` is set, of that one by its published keys. */
  static async open(
    settings: Pick<Settings, 'home' | 'oidcIssuer' | 'oidcAudience'>,
    nowMs = Date.now,
  ): Promise<TokenVerifier> {
    const options = { audience: settings.oidcAudience, clockTolerance: CLOCK_TOLERANCE_S };
    if (!settings.oidcIssuer) {
      const { publicKey } = localKey(settings.home);
      return new TokenVerifier(local(publicKey, options), nowMs);
    }
    return new TokenVerifier(remote(settings.oidcIssuer, options), nowMs);
  }

  async verify(token: string): Promise<Asker> {
    const known = this.knownAs(token);
    if (known) return known;
    const { payload } = await this.checked(token);
    const asker = askerOf(payload);
    this.known.set(token, { asker, expiresAt: ((payload.exp ?? 0) + CLOCK_TOLERANCE_S) * 1000 });
    return asker;
  }

  /** Who a token names that was verified before and has not ended; null where it must be verified. */
  knownAs(token: string): Asker | null {
    const known = this.known.get(token);
    if (known && known.expiresAt > this.nowMs()) return known.asker;
    this.known.delete(token);
    return null;
  }

  private async checked(token: string): Promise<JWTVerifyResult> {
    try {
      return await this.check(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new BadToken('token-expired');
      if (!(error instanceof errors.JOSEError) || KEYS_NOT_GIVEN.includes(error.code))
        throw new IssuerUnavailable('the issuer of the tokens cannot be asked for its keys', { cause: error });
      throw new BadToken('token-invalid');
    }
  }
}

interface Expected {
  readonly audience: string;
  readonly clockTolerance: number;
}

/** A token without an end would be good for ever. */
const REQUIRED_CLAIMS = ['exp', 'sub'];

/** What the library says of keys that did not come or could not be read, and not of the token. */
const KEYS_NOT_GIVEN: readonly string[] = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

function local(publicKey: KeyObject, expected: Expected) {
  const options = { ...expected, issuer: LOCAL_ISSUER, algorithms: ['EdDSA'], requiredClaims: REQUIRED_CLAIMS };
  return (token: string) => jwtVerify(token, publicKey, options);
}

/** Asks the issuer where its keys are when the first token comes, and again after it could not be asked. */
function remote(issuer: string, expected: Expected) {
  const options = { ...expected, issuer, requiredClaims: REQUIRED_CLAIMS };
  let keys: JWTVerifyGetKey | null = null;
  return async (token: string) => {
    keys ??= createRemoteJWKSet(await jwksOf(issuer));
    return jwtVerify(token, keys, options);
  };
}

async function jwksOf(issuer: string): Promise<URL> {
  const discovery = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(discovery, { signal: AbortSignal.timeout(10_000) });
  const { jwks_uri: keys } = (await answer.json()) as { jwks_uri?: string };
  if (!answer.ok || !keys) throw new IssuerUnavailable(`${discovery} names no keys; check OIDC_ISSUER`);
  return new URL(keys);
}

/** Claims go into events, rows and answers: an issuer that we trust may still name a person that no store can keep. */
function askerOf({ sub, role, unit, name }: JWTPayload): Asker {
  if (!isPerson(sub) || !isWorkplace(unit) || typeof role !== 'string' || !isRole(role))
    throw new BadToken('token-claims');
  return { person: sub, role, unit, ...(isPerson(name) ? { name } : {}) };
}
