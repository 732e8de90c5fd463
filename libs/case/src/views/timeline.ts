import { describe, type CaseEvent } from '../case.js';
import { tellTimeline, type Naming, type OpenTexts, type Sight, type TimelineEntry as Told } from '#libs/kernel/domain';
import type { DecodedEvent } from '#libs/event-log/domain';

export type { OpenTexts } from '#libs/kernel/domain';

/** One line of the history of a case. */
export type TimelineEntry = Told<CaseEvent>;

/**
 * The history of a case in the naming's language. Free texts are opened in the events that the reader has open (`sightOf`) and withheld in all
 * others, and with them, of an anonymous one, who did it.
 */
export function timeline(
  events: readonly DecodedEvent<CaseEvent>[],
  open: OpenTexts | null,
  naming: Naming,
  sight: (event: CaseEvent) => Sight = () => 'open',
): Promise<readonly TimelineEntry[]> {
  return tellTimeline(events, { describe, open, naming, sight });
}
