import type { CipherText } from './domain/index.js';
import type { KeyRing } from './key-ring.js';
import { openBytes, sealBytes } from './suites.js';

/** A text and the event it stands in, to which it is bound. */
export interface TextOfEvent<T> {
  readonly text: T;
  readonly eventId: string;
  readonly type: string;
}

/** Seals and opens the free texts of events. A text opens only in the event it was sealed for, and only while its subject's key exists. */
export class TextSealer {
  constructor(private readonly keys: KeyRing) {}

  /** In the order of the texts. A subject without a key is given one, durably, first. */
  async seal(subject: string, texts: readonly TextOfEvent<string>[]): Promise<CipherText[]> {
    if (texts.length === 0) return [];
    const key = await this.keys.findOrCreate(subject);
    return texts.map(({ text, eventId, type }) => ({
      sealed: sealBytes(this.keys.suite, key, Buffer.from(text), bound(eventId, type, subject)).toString('base64url'),
      key: subject,
    }));
  }

  /** In the order of the texts; null where the key has been destroyed or the text was moved from its event. */
  open(texts: readonly TextOfEvent<CipherText>[]): Promise<(string | null)[]> {
    return Promise.all(
      texts.map(async ({ text: { sealed, key: subject }, eventId, type }) => {
        const key = await this.keys.find(subject);
        return key && opened(key, sealed, bound(eventId, type, subject));
      }),
    );
  }
}

function bound(eventId: string, type: string, subject: string): string {
  return `${eventId}|${type}|${subject}`;
}

function opened(key: Buffer, sealed: string, boundTo: string): string | null {
  try {
    return openBytes(key, Buffer.from(sealed, 'base64url'), boundTo).toString();
  } catch {
    return null;
  }
}
