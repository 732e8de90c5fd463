import { fill, type Bilingual, type Naming } from '#libs/kernel/domain';
import { type KnownCase, type OpenCase } from '../state/case.js';
import { materialsOwed } from '../state/owed.js';
import { openGaps } from '../state/review.js';

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
    zh: '尚缺必要材料：{material:materials}。补齐前不能受理。',
    en: 'Required materials are missing: {material:materials}. It cannot be accepted before they are there.',
  },
  'materials-owed': {
    zh: '尚缺{material:materials}。补交前不能准予。',
    en: '{material:materials} is still owed. Nothing is granted before it is there.',
  },
  'not-examined': {
    zh: '未经{units}初审即作出决定。',
    en: 'Decided without the examination of {units}.',
  },
  'lives-elsewhere': {
    zh: '居民人户分离，入户调查、公示可请居住地{unit:unit}协助。',
    en: 'The resident lives away from the household; {unit:unit} may be asked to help there.',
  },
  'papers-mismatch': {
    zh: '寄往{unit:unit}的材料与清单不符，请核对。',
    en: 'Papers sent to {unit:unit} were not as listed. Look into it.',
  },
  'corrected-twice': {
    zh: '一次性告知只有一次：本件已再次告知补正，已记为违规。',
    en: 'What is missing is told once: this case had a second notice, which is recorded as a violation.',
  },
  'gap-open': {
    zh: '容缺材料{material:materials}须在{due}前补齐，补齐后方可决定。',
    en: '{material:materials} is owed by {due}; nothing is decided before it is there.',
  },
  'due-moved': {
    zh: '{year}年节假日安排公布后，本件到期日已重新计算，请以现在的到期日为准。',
    en: 'After the holidays of {year} were published the due dates were counted anew: mind the present ones.',
  },
  'in-dispute': {
    zh: '责任有争议，待{unit:unit}裁定。',
    en: 'Whose case it is waits for the ruling of {unit:unit}.',
  },
} as const satisfies Record<string, Bilingual>;

/** `unreadable`: an event of the case cannot be read, and what is shown is older than it. */
export type WarningCode = keyof typeof TEXTS | 'unreadable';

/** What to warn of in this state. */
export function warningsOf(
  state: KnownCase,
  found: { readonly openCases?: readonly OpenCaseNotice[] | undefined },
  naming: Naming,
): readonly Warning[] {
  if (state.phase === 'closed') return [];
  const warn = (code: keyof typeof TEXTS, params: Record<string, string>): Warning => ({
    code,
    text: fill(TEXTS[code][naming.language], params, { ...naming, about: state.item }),
    params,
  });
  const warnings = (found.openCases ?? []).map(({ caseId, number }) =>
    warn('open-case', { item: state.item, number, caseId }),
  );
  if ((state.phase === 'received' || state.phase === 'correcting') && state.missing.length > 0)
    warnings.push(warn('missing-materials', { materials: state.missing.join(', ') }));
  return [...warnings, ...movesToWarnOf(state, naming).map(([code, params]) => warn(code, params))];
}

type Found = readonly [keyof typeof TEXTS, Record<string, string>];

function movesToWarnOf(state: OpenCase, naming: Naming): readonly Found[] {
  const { notExamined, livesElsewhere, papers, moves, coHandlings, phase, review } = state;
  const found: Found[] = [];
  if ([...review.corrections, ...moves.returns].some(({ repeated }) => repeated)) found.push(['corrected-twice', {}]);
  const owed = phase === 'accepted' || phase === 'suspended' ? materialsOwed(state) : [];
  if (owed.length > 0) found.push(['materials-owed', { materials: owed.join(', ') }]);
  for (const { material, due } of openGaps(review)) found.push(['gap-open', { materials: material, due }]);
  if (moves.dispute) found.push(['in-dispute', { unit: moves.dispute.to }]);
  if (notExamined.length > 0)
    found.push(['not-examined', { units: notExamined.map((code) => naming.unit(code)).join(', ') }]);
  const isToCome = phase !== 'decided' && phase !== 'fulfilled';
  if (state.dueMoved !== undefined && isToCome) found.push(['due-moved', { year: state.dueMoved.slice(0, 4) }]);
  if (livesElsewhere !== null && isToCome && !coHandlings.some(({ role }) => role === 'assistance'))
    found.push(['lives-elsewhere', { unit: livesElsewhere }]);
  for (const { to, mismatch } of papers) if (mismatch) found.push(['papers-mismatch', { unit: to }]);
  return found;
}
