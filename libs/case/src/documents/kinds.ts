import type { Revealed } from '#libs/kernel/domain';
import type { DecodedEvent } from '#libs/event-log/domain';
import { caseMatter, evolve, type CaseEvent } from '../case.js';
import { initialState, type CaseState } from '../state/case.js';
import type { TimelineEntry } from '../views/timeline.js';
import type { PaperCode } from './codes.js';
import type { CasePaper, PaperView } from './parts.js';

/** An event with its free texts open or withheld, and its circumstances. */
export interface PaperEvent {
  readonly event: Revealed<CaseEvent>;
  readonly revision: number;
  /** When it happened. */
  readonly at: string;
  readonly actor: { readonly person: string; readonly unit: string };
  /** The last chain value of the stream when it happened. */
  readonly chain: string;
  /** The case right after it. */
  readonly state: CaseState;
}

/** The history of a case as papers are made from it: each event as the timeline shows it, with the state that it led to. */
export function paperEvents(
  history: readonly DecodedEvent<CaseEvent>[],
  told: readonly TimelineEntry[],
): readonly PaperEvent[] {
  let state: CaseState = initialState;
  return told.map(({ type, data, revision, at, actor }, index) => {
    const happened = history[index];
    if (happened) state = evolve(state, happened);
    const event = { type, data } as PaperEvent['event'];
    return { event, revision, at, actor, chain: happened?.metadata.chain ?? '', state };
  });
}

/** A paper of a case: `number` is its code and how many of its kind there were, so that no later kind of paper moves it. */
export interface Paper {
  readonly number: string;
  readonly code: PaperCode;
  readonly title: string;
  readonly at: string;
  readonly unit: string;
  readonly revision: number;
  readonly document: CasePaper;
}

/** The papers of a case in the order in which they were made: a fold of its events and of nothing else. */
export function papersOf(events: readonly PaperEvent[], { item }: Pick<PaperView, 'item'>): readonly Paper[] {
  const count = new Map<PaperCode, number>();
  return events.flatMap(({ event, at, actor, revision, state }) =>
    documentsOf(event.type).flatMap((document) => {
      if (state.phase === 'none') return [];
      const code = document.code(event.data, { item, state });
      if (code === null) return [];
      const ordinal = (count.get(code) ?? 0) + 1;
      count.set(code, ordinal);
      const title = document.title(event.data, { item, state });
      return [{ number: `${code}-${ordinal}`, code, title, at, unit: actor.unit, revision, document }];
    }),
  );
}

/** Events of a case are defined with papers of a case. */
function documentsOf(type: CaseEvent['type']): readonly CasePaper[] {
  return caseMatter.documentsOf(type) as readonly CasePaper[];
}
