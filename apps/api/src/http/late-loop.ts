/** A mean delay of the event loop beyond this, for so long, means that answers wait for the processor alone, whatever they ask for. */
const LATE_MS = 500;
const FOR_MS = 3_000;

/** Whether the event loop is late. A single long turn (a start, one big answer) is none; a loop that stays late is. */
export class LateLoop {
  private since: number | null = null;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Is told the mean delay of the last second, in milliseconds, several times a second. */
  isLate(delayMs: number): boolean {
    if (delayMs < LATE_MS) this.since = null;
    else this.since ??= this.nowMs();
    return this.since !== null && this.nowMs() - this.since >= FOR_MS;
  }
}
