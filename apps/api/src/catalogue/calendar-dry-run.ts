import { clocksOf, type CaseClock, type KnownCase } from '#libs/case';
import type { WorkingCalendar } from '#libs/clocks/domain';

/** How many cases have a due time that is another by the one calendar than by the other, in all and by the kind of due time. */
export interface Moved {
  readonly cases: number;
  readonly moved: Record<string, number>;
}

/** Counts what would move; a case with two corrections that move counts once for their kind. */
export async function countMoved(
  running: AsyncIterable<readonly KnownCase[]>,
  before: WorkingCalendar,
  after: WorkingCalendar,
): Promise<Moved> {
  const moved: Record<string, number> = {};
  let cases = 0;
  for await (const states of running)
    for (const state of states) {
      const kinds = kindsMoved(state, before, after);
      if (kinds.size > 0) cases += 1;
      for (const kind of kinds) moved[kind] = (moved[kind] ?? 0) + 1;
    }
  return { cases, moved };
}

/** The kinds of the clocks of a case that run and would be due at another time. */
function kindsMoved(state: KnownCase, before: WorkingCalendar, after: WorkingCalendar): ReadonlySet<string> {
  const were = new Map(running(state, before).map((clock) => [nameOf(clock), JSON.stringify(clock.due)]));
  const differ = running(state, after).filter((clock) => were.get(nameOf(clock)) !== JSON.stringify(clock.due));
  return new Set(differ.map(({ kind }) => kind));
}

function running(state: KnownCase, calendar: WorkingCalendar): readonly CaseClock[] {
  return clocksOf(state, calendar).filter(({ endedAt }) => endedAt === null);
}

function nameOf({ kind, of }: CaseClock): string {
  return `${kind}/${of ?? ''}`;
}
