import type { KnownCase } from '../state/case.js';
import type { PaperSending } from '../state/moves.js';

/** A unit that owes something about papers, and the sending that it is about. */
export interface PapersOwed {
  readonly unit: string;
  readonly sending: string;
}

/**
 * 原件交接 (rules §2.2): what is on its way is confirmed by the unit that it goes to, whatever has become of the case; when the case is closed, whoever has
 * originals of it sends them back to the counter that received them. No original is forgotten by closing.
 */
export function papersOwed({ papers, phase, receiving }: KnownCase): readonly PapersOwed[] {
  const onTheWay = papers
    .filter(({ arrivedAt }) => arrivedAt === null)
    .map(({ to: unit, sending }) => ({ unit, sending }));
  if (phase !== 'closed') return onTheWay;
  return [...onTheWay, ...originalsAt(papers).filter(({ unit }) => unit !== receiving.unit)];
}

/** Where originals are that nobody has sent on. */
function originalsAt(papers: readonly PaperSending[]): readonly PapersOwed[] {
  const at = new Map<string, string>();
  for (const { from, to, arrivedAt, sending, original } of papers) {
    if (!original) continue;
    at.delete(from);
    if (arrivedAt !== null) at.set(to, sending);
  }
  return [...at].map(([unit, sending]) => ({ unit, sending }));
}
