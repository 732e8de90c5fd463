import { isRefusal, refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { ResidentCorrected } from '../events.js';
import { readIdentity, type IdentityRule, type IdentitySaid } from '../identity-document.js';
import type { Person } from '../resident.js';
import { changeOfRecord, OF_A_CHANGE } from './change.js';
import { changed, defineLastingAct, defineLastingEvent, type ResidentContext } from './kit.js';
import { CORRECTION, desks, notAllowedToRegister, onlyOfTheirDistrict, type Reason } from './rules.js';

/** What is not to change is left out; null takes a value away. */
export interface Correction extends Reason {
  readonly changes: Partial<Person>;
  /** What is said of the document; null where nothing is. */
  readonly document?: IdentitySaid | null;
}

export const Corrected = defineLastingEvent<ResidentCorrected>('ResidentCorrected', {
  evolve: changed,
  words: { zh: '更正登记：{fields}。', en: 'The record was put right: {fields}.' },
});

/** How the rules of documents are called where fields are named. */
export const IDENTITY_RULES = {
  malformed: 'identity-number',
  'check-digit': 'identity-number',
  'birth-date': 'birth-date',
  'birth-in-future': 'birth-in-future',
  required: 'required',
  'not-beside-identity-number': 'not-beside-identity-number',
  'not-of-this-type': 'not-of-this-type',
  'not-without-document': 'not-without-document',
  'not-of-the-document': 'not-of-the-document',
  'no-passport': 'passport-number',
  'of-age': 'of-age',
} as const satisfies Readonly<Record<IdentityRule, string>>;

const documentCannotBe = refusal('invalid-body', {
  kind: 'bad-request',
  rule: CORRECTION,
  title: { zh: '请求内容有误', en: 'Invalid body' },
  detail: {
    zh: '所填内容不能成立，逐项见 errors。请改正后重发。',
    en: 'What was said cannot stand; errors names each field. Correct them and send it again.',
  },
});

/** 更正: what was recorded wrongly, or has changed, is put right; the former values are kept, sealed. */
export const correct = defineLastingAct('correct', {
  word: { zh: '更正', en: 'correct' },
  summary: { zh: '更正登记；原值留存。', en: 'Put a record right; the former values are kept.' },
  who: desks,
  guards: [onlyOfTheirDistrict],
  events: [Corrected],
  refusals: [documentCannotBe, notAllowedToRegister, ...OF_A_CHANGE],
  decide(_state, { changes, document, reason }: Correction, context) {
    const identity = document ? identityOf(document, context) : {};
    if (isRefusal(identity)) return identity;
    const change = changeOfRecord({ ...identity, ...changes }, reason, context);
    return isRefusal(change) ? change : [Corrected.of(change)];
  },
});

/** A document is corrected as a whole: what is not said of it stays as it is recorded, unless it is of another type or number. */
function identityOf(said: IdentitySaid, { person, today }: ResidentContext): Partial<Person> | Refusal {
  const isAnother = said.identityNumber ?? said.idNumber ?? said.idType;
  const { idType, idNumber, birthDate, guardian } = person ?? {};
  const recorded = isAnother ? {} : { idType, idNumber, birthDate, guardian };
  const identity = readIdentity({ ...recorded, ...said }, today);
  if (!('faults' in identity)) return identity;
  const faults = identity.faults.map(({ field, fault }) => ({ field: `/${field}`, rule: IDENTITY_RULES[fault] }));
  return refuse(documentCannotBe, {}, { faults });
}
