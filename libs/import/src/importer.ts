import { randomUUID } from 'node:crypto';
import { caseIdOf, CommandError, CommandRefused, type CaseDesk, type CommandEnvelope } from '#libs/case';
import type { CaseState, DeliveryWay } from '#libs/case/domain';
import { AppendTooLarge } from '#libs/event-log/domain';
import { nameUuid } from '#libs/runtime';
import type { RefusedRow, RegisterRow } from './register-row.js';
import { closingSteps, openingSteps } from './steps.js';

/** What became of a row: `opened` and `closed` were written now, `unchanged` was there already. */
export type RowResult = 'brought-in' | 'closing-brought-in' | 'unchanged' | RefusedRow;

const NAMESPACE = '7f2c9a54-6a0e-5a35-9d5e-0a9d64f1b8c3';

/** How long a row is tried again while the database is away: an operator restarts it within a minute, or starts the import again. */
const PATIENCE_MS = 60_000;

/** Brings rows in through the desk of cases, each once, whatever was interrupted when. */
export class Importer {
  private readonly correlationId = randomUUID();
  /** Rows that are there already come in runs: while they do, a case is looked up before it is written. */
  private expectKnown = false;
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly desk: CaseDesk,
    private readonly region: string,
    private readonly deliveryWay: DeliveryWay,
  ) {}

  /** Rows of one number are brought in one after the other, in the order of these calls. */
  async bringIn(row: RegisterRow): Promise<RowResult> {
    const before = this.underWay.get(row.number) ?? Promise.resolve();
    const result = before.then(() => this.patiently(row));
    const settled = result.catch(() => undefined);
    this.underWay.set(row.number, settled);
    try {
      return await result;
    } finally {
      if (this.underWay.get(row.number) === settled) this.underWay.delete(row.number);
    }
  }

  private async patiently(row: RegisterRow): Promise<RowResult> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let wait = 100; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        return await this.once(row);
      } catch (error) {
        const refused = refusalOf(error, row);
        if (refused) return refused;
        if (Date.now() + wait > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  private async once(row: RegisterRow): Promise<RowResult> {
    const envelope = this.envelope(row, 'opening');
    const caseId = caseIdOf(envelope.commandId);
    const there = this.expectKnown ? await this.desk.caseOf(caseId) : null;
    if (there) return this.later(row, caseId, there);
    const steps = [...openingSteps(row), ...closingSteps(row, this.deliveryWay)];
    const { replayed } = await this.desk.bringIn(envelope, steps);
    this.expectKnown = replayed;
    if (!replayed) return 'brought-in';
    return this.later(row, caseId, (await this.desk.caseOf(caseId)) ?? { phase: 'none' });
  }

  /** The case is there: what is left is a closing that an earlier file did not have. */
  private async later(row: RegisterRow, caseId: string, state: CaseState): Promise<RowResult> {
    const envelope = this.envelope(row, 'closing');
    const steps = closingSteps(row, this.deliveryWay);
    if (steps.length === 0 || state.phase === 'closed') return 'unchanged';
    const { replayed } = await this.desk.bringInLater(envelope, caseId, steps);
    return replayed ? 'unchanged' : 'closing-brought-in';
  }

  /** The command's id comes from region and number alone, and so does its body: another wording in a newer file is no other request. */
  private envelope({ number }: RegisterRow, part: 'opening' | 'closing'): CommandEnvelope {
    const { region, correlationId } = this;
    return {
      commandId: commandIdOf(region, number, part),
      body: { region, number, part },
      asker: { person: `import@${region}`, role: 'import', unit: region },
      correlationId,
      origin: 'import',
    };
  }
}

/** Follows from region and number alone, so that the same row is the same request. */
function commandIdOf(region: string, number: string, part: 'opening' | 'closing'): string {
  return nameUuid(NAMESPACE, JSON.stringify([region, number, part]));
}

/** The case that a row of a register becomes. */
export function registerCaseId(region: string, number: string): string {
  return caseIdOf(commandIdOf(region, number, 'opening'));
}

function refusalOf(error: unknown, { line, number }: RegisterRow): RefusedRow | null {
  if (error instanceof CommandRefused) {
    const { code, params } = error.refusal;
    return { line, number, reason: code, detail: JSON.stringify(params) };
  }
  const isFinal = error instanceof CommandError || error instanceof AppendTooLarge;
  return isFinal ? { line, number, reason: error.name, detail: error.message } : null;
}
