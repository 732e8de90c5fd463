import { LogUnavailable, OutcomeUnknown } from '#libs/event-log/domain';
import { RaceLost } from '#libs/kernel';

/** A database that is restarted, moved or overloaded comes back within this time; an import that was ended can be begun again at any time. */
const PATIENCE_MS = 30 * 60_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 15_000;
/** Shorter waits are nobody's concern. */
const TOLD_AFTER_MS = 2_000;

export interface PatienceOptions {
  /** Told once a wait is no longer short, and each time that it goes on. */
  readonly tell: (sentence: string) => void;
  readonly patienceMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Carries work out that may be repeated, again and again with longer and longer waits, while the database is away or too slow. */
export async function patiently<T>(what: string, work: () => Promise<T>, options: PatienceOptions): Promise<T> {
  const { tell, patienceMs = PATIENCE_MS, sleep = asleep } = options;
  let waited = 0;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || waited + wait > patienceMs) throw error;
      if (waited >= TOLD_AFTER_MS)
        tell(`Waiting for the database to ${what} (${reasonOf(error)}); trying again in ${Math.ceil(wait / 1000)} s.`);
      await sleep(wait);
      waited += wait;
    }
  }
}

/** 08: the connection; 40: a deadlock; 53: out of something; 55, 57: locked, cancelled, going down; 58: the system below. */
const STATES = /^(08|40|53|55|57|58)/;
const NETWORK = /^E[A-Z]+$/;
const TEXTS = /Connection terminated|connection error|not queryable|timeout/i;

/** Whether the same work may well be done a moment later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof LogUnavailable || error instanceof OutcomeUnknown || error instanceof RaceLost) return true;
  if (error instanceof AggregateError) return error.errors.some(isPassing);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return STATES.test(code) || NETWORK.test(code) || TEXTS.test(error.message);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function asleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
