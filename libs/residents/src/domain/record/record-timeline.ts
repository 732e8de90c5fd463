import { reveal, WITHHELD, type Bilingual, type Naming, type Revealed } from '#libs/kernel/domain';
import type { Actor, DecodedEvent } from '#libs/event-log/domain';
import type { ResidentField } from '../resident.js';
import { residentMatter, type ResidentEvent } from './resident-matter.js';

/** How the fields of a record are called. */
export const FIELD_WORDS: Readonly<Record<ResidentField, Bilingual>> = {
  name: { zh: '姓名', en: 'name' },
  idType: { zh: '证件类型', en: 'type of document' },
  idNumber: { zh: '证件号码', en: 'document number' },
  birthDate: { zh: '出生日期', en: 'date of birth' },
  guardian: { zh: '监护人', en: 'guardian' },
  phone: { zh: '电话', en: 'phone' },
  address: { zh: '住址', en: 'address' },
  householdUnit: { zh: '户籍地', en: 'place of the household' },
  residenceUnit: { zh: '居住地', en: 'place of residence' },
  insuredUnit: { zh: '参保地', en: 'place of insurance' },
  diedOn: { zh: '死亡日期', en: 'date of death' },
};

/** One line of the history of a record: which fields were changed, by whom and when. What they held and hold, and why, stays sealed. */
export interface RecordEntry {
  readonly revision: number;
  readonly at: string;
  readonly type: ResidentEvent['type'];
  readonly actor: Actor;
  readonly fields: readonly ResidentField[];
  /** Since when the new place holds; null for all but a move. */
  readonly from: string | null;
  readonly text: string;
}

/** The history of a record in the naming's language. */
export function recordTimeline(events: readonly DecodedEvent<ResidentEvent>[], naming: Naming): readonly RecordEntry[] {
  return events.map(({ event, metadata, revision }) => {
    const { person, role, unit } = metadata.actor;
    const fields = 'fields' in event.data ? event.data.fields : [];
    return {
      ...{ revision, at: metadata.occurredAt, type: event.type, actor: { person, role, unit }, fields },
      from: event.type === 'ResidentMoved' ? event.data.from : null,
      text: residentMatter.describe(inWords(event, fields, naming), naming),
    };
  });
}

function inWords(event: ResidentEvent, fields: readonly ResidentField[], { language }: Naming) {
  const revealed = reveal(event, () => WITHHELD);
  const named = fields.map((field) => FIELD_WORDS[field][language]).join(language === 'zh' ? '、' : ', ');
  return { ...revealed, data: { ...revealed.data, fields: [named] } } as unknown as Revealed<ResidentEvent>;
}
