import type { Asker } from '#libs/access/domain';
import type { Instant } from '#libs/clocks/domain';
import type { CaseContext } from '../domain/context.js';
import { decide, type CaseCommand } from '../domain/decide.js';
import { evolve, type CaseHappening } from '../domain/evolve.js';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import type { CaseState } from '../domain/state.js';

/** A command; when it happened where that is not now, and who gave it where that is not the asker of the envelope. */
export interface Step {
  readonly command: CaseCommand;
  readonly at?: Instant;
  readonly by?: Asker;
}

/** What the commands of one append led to. */
export interface Decided {
  readonly happenings: readonly CaseHappening[];
  readonly state: CaseState;
}

/** Decides one command after the other, each on what the one before led to; the first refusal is the answer to all of them. */
export function decideInTurn(
  steps: readonly Step[],
  from: CaseState,
  context: CaseContext,
  circumstances: { readonly stream: string; readonly origin?: string | undefined },
): Decided | Refusal {
  const { stream, origin } = circumstances;
  const happenings: CaseHappening[] = [];
  let state = from;
  for (const { command, at = context.now, by = context.asker } of steps) {
    const result = decide(command, state, { ...context, now: at, asker: by });
    if (isRefusal(result)) return result;
    for (const event of result) {
      const metadata = { occurredAt: at, actor: actorOf(by), ...(origin === undefined ? {} : { origin }) };
      const happening = { event, metadata, stream };
      happenings.push(happening);
      state = evolve(state, happening);
    }
  }
  return { happenings, state };
}

function actorOf({ person, role, unit }: Asker) {
  return { person, role, unit };
}
