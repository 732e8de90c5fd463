import type { OpenCaseNotice } from '../views/warnings.js';
import type { KnownCase } from '../state/case.js';

/** The read models know of a receipt within a fraction of this. */
const KEPT_MS = 2_000;
const MOST = 10_000;

type Matter = Pick<KnownCase, 'residentId' | 'item'>;

interface Receipt extends OpenCaseNotice {
  readonly matter: string;
  readonly at: number;
}

/**
 * What this process received a moment ago, and the read models may not know of yet: who brings the same request twice in a row is warned all the same.
 * A case that ended at this process is forgotten.
 */
export class RecentReceipts {
  /** In the order of their receipt. */
  private readonly recent = new Map<string, Receipt>();
  private readonly byMatter = new Map<string, Set<Receipt>>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Is told of a case as a command left it. */
  note(caseId: string, revision: number, state: KnownCase): void {
    this.forgetOld();
    if (state.phase === 'closed') this.forget(caseId);
    else if (revision === 0 && state.residentId !== null)
      this.remember({ caseId, number: state.number, matter: nameOf(state), at: this.now() });
  }

  /** Those for the same resident and item, the newest first. */
  like(matter: Matter): OpenCaseNotice[] {
    this.forgetOld();
    const receipts = this.byMatter.get(nameOf(matter)) ?? [];
    return [...receipts].map(({ caseId, number }) => ({ caseId, number })).reverse();
  }

  private remember(receipt: Receipt): void {
    const { caseId, matter } = receipt;
    this.recent.set(caseId, receipt);
    this.byMatter.set(matter, (this.byMatter.get(matter) ?? new Set()).add(receipt));
  }

  private forget(caseId: string): void {
    const receipt = this.recent.get(caseId);
    if (!receipt) return;
    this.recent.delete(caseId);
    const same = this.byMatter.get(receipt.matter);
    same?.delete(receipt);
    if (same?.size === 0) this.byMatter.delete(receipt.matter);
  }

  private forgetOld(): void {
    const young = this.now() - KEPT_MS;
    for (const [caseId, { at }] of this.recent) {
      if (at > young && this.recent.size <= MOST) return;
      this.forget(caseId);
    }
  }
}

function nameOf({ residentId, item }: Matter): string {
  return `${residentId ?? ''} ${item}`;
}
