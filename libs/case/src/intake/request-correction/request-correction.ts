import { notPastTheLimitOf } from '../../rules/limits.js';
import { paramsOf, plain, refusal, refuse, type Refusal, type Sealed, words } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { type OpenCase } from '../../state/case.js';
import { type Instant } from '#libs/clocks/domain';
import { openCorrection } from '../../state/review.js';
import { reviewed } from '../../state/transitions.js';
import { correction } from '../../rules/who.js';
import { correctedOnlyWhereAllowed } from '../../rules/review.js';
import { signBeforeYouWork, toldByWhoHoldsOrDecides } from '../../rules/place.js';
import { unknownMaterial } from '../../rules/named.js';
import { isNoticeRepeated } from '../../rules/corrections.js';
import { type CaseContext } from '../../context.js';
import { correctionNotice } from './correction-notice.js';
/** Codes of the item's materials, and a note. */
export interface MaterialsPayload {
  readonly materials?: readonly string[] | undefined;
  readonly note?: string | null | undefined;
}

/** 补正告知: what is missing, told once and completely (行政许可法 32(4)). */
export interface CorrectionRequested {
  readonly type: 'CorrectionRequested';
  readonly data: {
    readonly unit: string;
    /** The responsible unit, in whose name it was told; left out where it told it itself. */
    readonly inNameOf?: string;
    readonly materials: readonly string[];
    readonly note: Sealed | null;
    /** The one notice that a case has was used up before, by a notice or by a return for the materials: a violation, recorded. */
    readonly repeated: boolean;
  };
}
export const CorrectionRequested = defineEvent<CorrectionRequested>('CorrectionRequested', {
  documents: [correctionNotice],
  evolve: corrected,
  words: ({ repeated, ...data }) =>
    words(
      `{unit:unit}[以{unit:inNameOf}名义]一次性告知补正：{material:materials}${repeated ? '（再次告知，已记为违规）' : ''}。[备注：{note}。]`,
      `{unit:unit} asked[ in the name of {unit:inNameOf}] for {material:materials}${repeated ? ' (a second notice, recorded as a violation)' : ''}.[ Note: {note}.]`,
      paramsOf(data),
    ),
});

/** A notice upon a notice takes up what is still owed, and its time begins anew. Before acceptance the materials are complete with the supply (rules §13). */
function corrected(state: OpenCase, { materials, repeated }: CorrectionRequested['data'], at: Instant): OpenCase {
  const afterAcceptance = state.phase !== 'received' && state.phase !== 'correcting';
  const owed = [...new Set([...(openCorrection(state.review)?.owed ?? []), ...materials])];
  const before = state.review.corrections.map((each) => ({ ...each, suppliedAt: each.suppliedAt ?? at }));
  const correction = { materials: owed, owed, requestedAt: at, afterAcceptance, prolongedBy: 0 };
  const completeAt = afterAcceptance ? state.completeAt : null;
  return reviewed(
    { ...state, completeAt },
    { corrections: [...before, { ...correction, suppliedAt: null, repeated }] },
  );
}

export const materialsNeeded = refusal('materials-needed', {
  kind: 'bad-request',
  rule: '行政许可法 第32条 一次性告知',
  title: { zh: '须写明材料', en: 'Name the materials' },
  detail: { zh: '请写明须补正的全部材料。', en: 'Name all the materials that are to be corrected.' },
});

export const neverAskedFor = refusal('never-asked-for', {
  rule: '国务院令第716号 第7条 不得重复提交',
  title: { zh: '平台已有的材料不得再要', en: 'The platform has it' },
  detail: {
    zh: '{material:materials}可由平台共享取得，不得要求居民提供。请从清单中去掉。',
    en: '{material:materials} comes from the platform and may not be asked of the resident. Leave it out.',
  },
});

export const noticeIncomplete = refusal('notice-incomplete', {
  rule: '行政许可法 第32条第1款第4项 一次告知全部内容',
  title: { zh: '告知不完整', en: 'The notice is not complete' },
  detail: {
    zh: '补正须一次告知全部内容，还缺{material:materials}。请一并写入。',
    en: 'A notice names everything at once; {material:materials} is missing, too. Add it.',
  },
});

/** 补正告知: once and completely; another one is recorded as what it is, a violation. */
export const requestCorrection = defineAct('request-correction', {
  word: { zh: '告知补正', en: 'request a correction' },
  summary: { zh: '一次性告知补正。', en: 'Ask for what is missing, once and completely.' },
  who: correction,
  guards: [
    correctedOnlyWhereAllowed,
    toldByWhoHoldsOrDecides,
    signBeforeYouWork,
    notPastTheLimitOf(({ review }) => review.corrections.length),
  ],
  events: [CorrectionRequested],
  refusals: [materialsNeeded, neverAskedFor, noticeIncomplete, unknownMaterial],
  body: () => import('./../../bodies/materials.body.js').then(({ MaterialsBody }) => MaterialsBody),
  decide(state, { materials = [], note }: MaterialsPayload, context) {
    const refusal = mayBeAskedFor(materials, state, context);
    if (refusal) return refusal;
    const { unit } = context.asker;
    const { responsibleUnit } = state;
    const told = { unit, materials: [...new Set(materials)], note: plain(note), repeated: isNoticeRepeated(state) };
    return [CorrectionRequested.of(unit === responsibleUnit ? told : { ...told, inNameOf: responsibleUnit })];
  },
});

function mayBeAskedFor(materials: readonly string[], state: OpenCase, context: CaseContext): Refusal | null {
  const field = { field: '/materials' };
  if (materials.length === 0) return refuse(materialsNeeded, {}, field);
  const unknown = unknownOf(materials, state, context);
  if (unknown) return unknown;
  const shared = context.item?.item.materials.filter(({ source }) => source === 'shared').map(({ code }) => code) ?? [];
  const withheld = materials.filter((code) => shared.includes(code));
  if (withheld.length > 0) return refuse(neverAskedFor, { item: state.item, materials: withheld.join(', ') }, field);
  const left = state.missing.filter((code) => !materials.includes(code));
  return left.length > 0 ? refuse(noticeIncomplete, { item: state.item, materials: left.join(', ') }, field) : null;
}

export function unknownOf(materials: readonly string[], state: OpenCase, { item }: CaseContext): Refusal | null {
  const known = item?.item.materials.map(({ code }) => code) ?? [];
  const unknown = materials.find((code) => !known.includes(code));
  return unknown === undefined
    ? null
    : refuse(unknownMaterial, { item: state.item, material: unknown }, { field: '/materials' });
}
