import type { Asker } from '#libs/access/domain';
import type { Language } from '#libs/kernel/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request to `/v1`: who is asking stands in it before anything else happens. */
export type ApiRequest = FastifyRequest & { asker: Asker };
export type ApiReply = FastifyReply;

declare module 'fastify' {
  interface FastifyRequest {
    /** Null outside `/v1`, where nobody need say who they are. */
    asker: Asker | null;
    language: Language;
  }
}
