import { plain } from '#libs/residents/domain';
import { onlyWhoClaimedDecides } from '../rules/person.js';
import { onlyWhile } from '../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../rules/place.js';
import type { Act } from './act.js';

export interface FulfilPayload {
  /** A certificate, a payment, a letter: what came of it, and its number. */
  readonly result?: { readonly kind: string; readonly number?: string | null | undefined } | null | undefined;
  readonly note?: string | null | undefined;
}

/** 办结: decided and done, granted or refused. */
export const fulfil: Act<FulfilPayload> = {
  name: 'fulfil',
  guards: [onlyWhile('decided'), onlyTheResponsibleUnitDecides, signBeforeYouWork, onlyWhoClaimedDecides],
  decide: (_state, { result, note }) => [
    {
      type: 'RequestFulfilled',
      data: {
        result: result ? { kind: plain(result.kind), number: plain(result.number) } : null,
        note: plain(note),
      },
    },
  ],
};
