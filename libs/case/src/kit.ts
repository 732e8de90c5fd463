import { kernelOf, type Guard } from '#libs/kernel/domain';
import type { CaseContext } from './context.js';
import type { CaseAccess } from './rules/who.js';
import type { CaseState, KnownCase, OpenCase } from './state/case.js';

/** The types that the features of a case are written for. */
export interface CaseTypes {
  readonly state: CaseState;
  readonly known: KnownCase;
  readonly open: OpenCase;
  readonly context: CaseContext;
  readonly facts: CaseAccess;
}

/** One rule about an open case; `LastingGuard` also about a closed one. */
export type CaseGuard = Guard<OpenCase, CaseContext>;
export type LastingGuard = Guard<KnownCase, CaseContext>;

/** How a case tells its states apart. */
export const caseStates = {
  isKnown: (state: CaseState): state is KnownCase => state.phase !== 'none',
  isOpen: (state: CaseState): state is OpenCase => state.phase !== 'none' && state.phase !== 'closed',
};

/** The words in which acts, events and rules of a case are written. */
export const {
  defineBeginning,
  defineEvent,
  defineLastingEvent,
  defineBeginningAct,
  defineAct,
  defineLastingAct,
  guard,
  lastingGuard,
  exceptImport,
} = kernelOf<CaseTypes>(caseStates);
