import { refusal, refuse } from '#libs/kernel/domain';
import { staffOrHead, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import {
  blankPaper,
  onADocument,
  onlyWhile,
  onlyWithASealThatIsThere,
  RULE,
  sealNotThere,
  sealOf,
  unknownSeal,
} from '../rules.js';

export interface SealApplied {
  readonly type: 'SealApplied';
  readonly data: { readonly by: string; readonly hash: string; readonly copies: number };
}
export const SealApplied = defineEvent<SealApplied>('SealApplied', {
  evolve: (state, { by, copies }, at) => ({ ...state, phase: 'applied', applied: { at, by, copies } }),
  words: { zh: '{by}用印{copies}份。', en: '{by} sealed {copies} copies.' },
});

const onlyTheKeeperSeals = refusal('only-the-keeper-seals', {
  rule: `${RULE} 专人保管、专人用印`,
  title: { zh: '须由保管人用印', en: 'The keeper seals' },
  detail: {
    zh: '印章由{keeper}保管，只能由其用印。',
    en: '{keeper} keeps the seal, and nobody else puts it on paper.',
  },
});

const anotherDocument = refusal('another-document', {
  rule: `${RULE} 按签批的内容用印`,
  title: { zh: '文件与签批的不符', en: 'Not the document that was approved' },
  detail: {
    zh: '所持文件的 SHA-256 与签批的不同。请按签批的文件用印，或就新文件另行申请。',
    en: 'The document is not the one that was approved (SHA-256 differs). Seal that one, or ask anew for this.',
  },
});

const tooManyCopies = refusal('too-many-copies', {
  rule: `${RULE} 按签批的份数用印`,
  title: { zh: '超过签批的份数', en: 'More copies than approved' },
  detail: {
    zh: '签批{copies}份。请按份数用印，或另行申请。',
    en: '{copies} copies were approved. Seal so many, or ask anew.',
  },
});

export interface ApplySealPayload {
  readonly hash: string;
  readonly copies?: number | null | undefined;
}

/** 用印: by the keeper, who is not who asked, on the very document and in no more copies than were approved. */
export const apply = defineAct('apply', {
  word: { zh: '用印', en: 'seal' },
  summary: { zh: '保管人在所签批的文件上用印。', en: 'The keeper seals the document that was approved.' },
  who: staffOrHead,
  guards: [onlyWhile('approved')],
  events: [SealApplied],
  refusals: [unknownSeal, onlyTheKeeperSeals, twoPersons, sealNotThere, blankPaper, anotherDocument, tooManyCopies],
  body: () => import('./apply.body.js').then(({ ApplySealBody }) => ApplySealBody),
  decide: (state, { hash, copies = null }: ApplySealPayload, context) => {
    const { asker } = context;
    const seal = sealOf(state, context);
    if (!seal) return refuse(unknownSeal);
    if (asker.person !== seal.keeper) return refuse(onlyTheKeeperSeals, { keeper: seal.keeper });
    if (asker.person === state.requester) return refuse(twoPersons, { person: asker.person });
    const broken = onlyWithASealThatIsThere(seal) ?? onADocument(hash);
    if (broken) return broken.field === undefined ? broken : { ...broken, field: '/hash' };
    if (hash.toLowerCase() !== state.hash) return refuse(anotherDocument, {}, { field: '/hash' });
    const sealed = copies ?? state.copies;
    if (sealed > state.copies) return refuse(tooManyCopies, { copies: String(state.copies) }, { field: '/copies' });
    return [SealApplied.of({ by: asker.person, hash: state.hash, copies: sealed })];
  },
});
