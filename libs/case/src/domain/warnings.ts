import { fill, type Bilingual, type Naming } from './naming.js';
import type { KnownCase } from './state.js';

/** Something the clerk should know that forbids nothing. */
export interface Warning {
  readonly code: WarningCode;
  readonly text: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Another case of the same resident and item that has not been closed. */
export interface OpenCaseNotice {
  readonly caseId: string;
  readonly number: string;
}

const TEXTS = {
  'open-case': {
    zh: '该居民的“{item:item}”另有未结办件 {number}，请确认不是重复申请。',
    en: 'The resident has another open case of {item:item}, {number}: make sure that this is no repetition.',
  },
  'missing-materials': {
    zh: '尚缺必要材料：{materials}。补齐前不能受理。',
    en: 'Required materials are missing: {materials}. It cannot be accepted before they are there.',
  },
} as const satisfies Record<string, Bilingual>;

export type WarningCode = keyof typeof TEXTS;

/** What to warn of in this state. What came in by an import never warns of the past. */
export function warningsOf(
  state: KnownCase,
  found: { readonly openCases?: readonly OpenCaseNotice[] | undefined },
  naming: Naming,
): readonly Warning[] {
  if (state.phase === 'closed' || state.origin === 'import') return [];
  const warn = (code: WarningCode, params: Record<string, string>): Warning => ({
    code,
    text: fill(TEXTS[code][naming.language], params, naming),
    params,
  });
  const warnings = (found.openCases ?? []).map(({ caseId, number }) =>
    warn('open-case', { item: state.item, number, caseId }),
  );
  if (state.phase === 'received' && state.missing.length > 0)
    warnings.push(warn('missing-materials', { materials: state.missing.join(', ') }));
  return warnings;
}
