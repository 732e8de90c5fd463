import { plain, refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { differingFields } from '../differs.js';
import type { OfResident } from '../events.js';
import { needsHousehold } from '../identity-document.js';
import { RESIDENT_FIELDS, type Person, type ResidentField } from '../resident.js';
import type { ResidentContext } from './kit.js';
import { CORRECTION, HOUSEHOLD } from './rules.js';

/** The values before and after, as an event keeps them: sealed. */
export interface ResidentChange {
  readonly before: Partial<Person>;
  readonly after: Partial<Person>;
}

const nothingDiffers = refusal('nothing-differs', {
  rule: CORRECTION,
  title: { zh: '与登记一致', en: 'It is recorded so already' },
  detail: {
    zh: '所填内容与登记的一致，没有可更正的。请核对后只填写要更正的字段。',
    en: 'What was said is what is recorded; there is nothing to change. Name only the fields that are to be changed.',
  },
});

const householdNeeded = refusal('household-needed', {
  rule: HOUSEHOLD,
  title: { zh: '须有户籍地', en: 'A household place is needed' },
  detail: {
    zh: '持居民身份证的居民须有户籍地。请同时填写户籍所在社区或行政区划代码。',
    en: 'Who has a resident card has a household place. Say it as well.',
  },
});

const diedBeforeBirth = refusal('died-before-birth', {
  rule: HOUSEHOLD,
  title: { zh: '死亡日期早于出生日期', en: 'Died before being born' },
  detail: {
    zh: '死亡日期早于登记的出生日期。请核对日期，或先更正证件。',
    en: 'The day of death is before the recorded birth date. Look at the date again, or correct the document first.',
  },
});

/** Given where the vault is asked, before the change is written: the blind index knows whose a number is. */
export const numberOfAnother = refusal('number-of-another', {
  rule: `${CORRECTION}; 居民身份证法 第3条 一人一号`,
  title: { zh: '号码属于另一位居民', en: 'The number is another resident’s' },
  detail: {
    zh: '该证件号码已登记在另一位居民名下。请核对证件；确属同一人的，请在原登记上更正。',
    en: 'That number is registered for another resident. Look at the document again; if both are one person, correct the earlier registration.',
  },
});

/** What a change of the record may be refused for. */
export const OF_A_CHANGE = [nothingDiffers, householdNeeded, diedBeforeBirth, numberOfAnother];

/** The change as its event keeps it, or why the record cannot be so. */
export function changeOfRecord(
  changes: Partial<Person>,
  reason: string,
  { person, region }: ResidentContext,
): OfResident | Refusal {
  if (!person) return refuse(nothingDiffers);
  const impossible = recordCannotBe({ ...person, ...changes });
  if (impossible) return impossible;
  const change = differences(person, changes);
  const fields = RESIDENT_FIELDS.filter((field) => field in change.after);
  if (fields.length === 0) return refuse(nothingDiffers);
  return { region, fields, change: plain(JSON.stringify(change)), reason: plain(reason) };
}

/** The record after a change. */
export function changedPerson(person: Person, { after }: ResidentChange): Person {
  return { ...person, ...after };
}

function recordCannotBe({ diedOn, birthDate, householdUnit, idType }: Person): Refusal | null {
  if (diedOn !== null && birthDate !== null && diedOn < birthDate) return refuse(diedBeforeBirth);
  return householdUnit === null && needsHousehold(idType) ? refuse(householdNeeded) : null;
}

/** Only what really changes: a value that is taken away, or one that is said otherwise than before. */
function differences(person: Person, changes: Partial<Person>): ResidentChange {
  const said = new Set<ResidentField>(differingFields(person, changes));
  const fields = RESIDENT_FIELDS.filter(
    (field) => said.has(field) || (changes[field] === null && person[field] !== null),
  );
  const valuesOf = (of: Partial<Person>): Partial<Person> =>
    Object.fromEntries(fields.map((field) => [field, of[field] ?? null]));
  return { before: valuesOf(person), after: valuesOf(changes) };
}
