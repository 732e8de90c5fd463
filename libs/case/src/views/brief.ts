import { type CaseOutcome, type CasePhase, type Handler, type KnownCase } from '../state/case.js';
import { type CaseMode } from '../state/codes.js';
import { allowedActs, type ActName } from '../case.js';
import { type CaseContext } from '../context.js';
import { type Naming } from '#libs/kernel/domain';
import { caseClocks, lightOf } from '../clocks/case-clocks.js';
import { type CaseClock } from '../clocks/clock.js';
import type { Light } from '#libs/clocks/domain';
import { warningsOf, type OpenCaseNotice, type Warning } from './warnings.js';

/** A case in brief: the answer of every command, and a row of every list of cases (CONTRACT §2). */
export interface CaseBrief {
  readonly caseId: string;
  readonly number: string;
  readonly revision: number;
  readonly phase: CasePhase;
  readonly outcome: CaseOutcome | null;
  readonly item: string;
  readonly itemVersion: number;
  readonly residentId: string | null;
  readonly mode: CaseMode;
  readonly receivingUnit: string;
  readonly homeUnit: string;
  readonly responsibleUnit: string;
  readonly handler: Handler | null;
  readonly receivedAt: string;
  /** Dates `YYYY-MM-DD` of the region, or instants for hours and for what a register set. */
  readonly due: { readonly promised: string | null; readonly statutory: string | null };
  readonly light: Light;
  readonly escalation: { readonly level: string; readonly to: string } | null;
  readonly allowedActs: readonly ActName[];
  readonly warnings: readonly Warning[];
}

/** The brief as the asker of the context sees it. */
export function briefOf(
  state: KnownCase,
  revision: number,
  context: CaseContext,
  view: { readonly naming: Naming; readonly openCases?: readonly OpenCaseNotice[] },
): CaseBrief {
  const clocks = caseClocks(state, context.calendar, state.timezone);
  return {
    caseId: context.caseId,
    number: state.number,
    revision,
    phase: state.phase,
    outcome: 'outcome' in state ? state.outcome : null,
    item: state.item,
    itemVersion: state.itemVersion,
    residentId: state.residentId,
    mode: state.mode,
    receivingUnit: state.receiving.unit,
    homeUnit: state.home.unit,
    responsibleUnit: state.responsibleUnit,
    handler: state.handler,
    receivedAt: state.receivedAt,
    due: { promised: dueText(clocks.promised), statutory: dueText(clocks.statutory) },
    light: lightOf(state, clocks, context.now),
    escalation: state.escalation,
    allowedActs: allowedActs(state, context),
    warnings: warningsOf(state, view, view.naming),
  };
}

/** A due time as the contract writes it: a date, or an instant. */
export function dueText(clock: CaseClock | null): string | null {
  if (!clock?.due) return null;
  return clock.due.kind === 'date' ? clock.due.date : clock.due.at;
}
