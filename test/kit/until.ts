import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;
/** What has not come by then never comes, in milliseconds, however busy the machine. */
export const NEVER_MS = 300_000;

/** Waits until something holds. A machine with more to do than it can needs its time: only what never comes fails, with what `more` has to say. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  { withinMs = NEVER_MS, more = () => '' }: { readonly withinMs?: number; readonly more?: () => string } = {},
): Promise<void> {
  const limit = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > limit) throw new Error(`after ${withinMs} ms it is still not so that ${what}\n${more()}`);
    await sleep(LOOK_EVERY_MS);
  }
}
