import { createHmac } from 'node:crypto';
import canonicalJson from 'canonicalize';

/** The package is CommonJS and types itself as a module with a default. */
const canonicalize = canonicalJson as unknown as (value: unknown) => string | undefined;

/** The HMAC-SHA-256 (hex) of a command's body in canonical JSON: equal bodies are recognised, and none can be guessed from what is stored. */
export function commandHmac(key: Uint8Array): (body: unknown) => string {
  return (body) =>
    createHmac('sha256', key)
      .update(canonicalize(body ?? null) ?? 'null')
      .digest('hex');
}
