import { briefOf, type CaseBrief, type CaseContext, type KnownCase, type OpenCaseNotice } from '#libs/case';
import { type Naming } from '#libs/kernel/domain';

/** A case as a model or its stream tells it. */
export interface Looked {
  readonly caseId: string;
  readonly revision: number;
  readonly state: KnownCase;
  /** Why an event of it cannot be read: what is shown is what was known before it. */
  readonly unreadable?: string | null;
}

/** The brief of a case; one that cannot be read or computed says so and stands in no other's way. */
export function briefOrUnreadable(
  view: Looked,
  context: CaseContext,
  shown: { readonly naming: Naming; readonly openCases?: readonly OpenCaseNotice[] },
): CaseBrief {
  if (typeof view.unreadable === 'string') return unreadableBrief(view, view.unreadable, shown.naming);
  try {
    return briefOf(view.state, view.revision, context, shown);
  } catch (error) {
    return unreadableBrief(view, error instanceof Error ? error.message : String(error), shown.naming);
  }
}

const TEXT = {
  zh: '本件有一条记录无法读取，显示的是此前的情况；已搁置，请联系系统管理员。',
  en: 'An event of this case cannot be read: what is shown is what was known before it. It is set aside; tell the operator.',
} as const;

function unreadableBrief({ caseId, revision, state }: Looked, reason: string, { language }: Naming): CaseBrief {
  return {
    ...{ caseId, revision, number: state.number, phase: state.phase },
    outcome: 'outcome' in state ? state.outcome : null,
    ...{ item: state.item, itemVersion: state.itemVersion, residentId: state.residentId, mode: state.mode },
    receivingUnit: state.receiving.unit,
    homeUnit: state.home.unit,
    responsibleUnit: state.responsibleUnit,
    ...{ handler: state.handler, receivedAt: state.receivedAt, escalation: state.escalation },
    due: { promised: null, statutory: null },
    light: 'none',
    allowedActs: [],
    warnings: [{ code: 'unreadable', text: TEXT[language], params: { reason } }],
  };
}
