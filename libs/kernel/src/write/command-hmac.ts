import { createHmac } from 'node:crypto';
import { canonicalJson } from '#libs/event-log';

/** The HMAC-SHA-256 (hex) of a command's body in canonical JSON: equal bodies are recognised, and none can be guessed from what is stored. */
export function commandHmac(key: Uint8Array): (body: unknown) => string {
  return (body) =>
    createHmac('sha256', key)
      .update(canonicalJson(body ?? null))
      .digest('hex');
}
