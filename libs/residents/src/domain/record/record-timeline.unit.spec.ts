import { describe, expect, it } from '@jest/globals';
import type { DecodedEvent } from '#libs/event-log/domain';
import type { Naming } from '#libs/kernel/domain';
import type { ResidentEvent } from './resident-matter.js';
import { RESIDENT_FIELDS } from '../resident.js';
import { FIELD_WORDS, recordTimeline } from './record-timeline.js';

const sealed = { sealed: 'zzz', key: 'resident-1' };
const region = '210100';
const happened: readonly ResidentEvent[] = [
  { type: 'ResidentRegistered', data: { region } },
  { type: 'ResidentCorrected', data: { region, fields: ['name', 'phone'], change: sealed, reason: sealed } },
  {
    type: 'ResidentMoved',
    data: { region, fields: ['residenceUnit'], from: '2026-03-01', change: sealed, reason: sealed },
  },
  { type: 'ResidentDied', data: { region, fields: ['diedOn'], change: sealed, reason: sealed } },
];
const actor = { person: 'wang', role: 'intake-clerk', unit: '210102001002' };
const events = happened.map(
  (event, revision) =>
    ({
      event,
      revision,
      metadata: { occurredAt: '2026-03-02T01:00:00.000Z', actor },
    }) as unknown as DecodedEvent<ResidentEvent>,
);
const naming = (language: Naming['language']): Naming => ({
  ...{ language, unit: String, item: String, material: String },
  word: (_kind, code) => code,
});

describe('the history of a record', () => {
  it('says which fields were changed, by whom and when, in words and without what they hold', () => {
    const lines = recordTimeline(events, naming('zh'));
    expect(lines.map(({ text }) => text)).toEqual([
      '登记居民。',
      '更正登记：姓名、电话。',
      '自2026-03-01起迁移：居住地。',
      '登记死亡。',
    ]);
    expect(lines[1]).toMatchObject({ revision: 1, actor, fields: ['name', 'phone'], from: null });
    expect(lines[2]).toMatchObject({ from: '2026-03-01', fields: ['residenceUnit'] });
    expect(JSON.stringify(lines)).not.toContain('zzz');
    expect(recordTimeline(events, naming('en'))[1]?.text).toBe('The record was put right: name, phone.');
  });

  it.each(RESIDENT_FIELDS)('has a name for the field %s', (field) => {
    expect(FIELD_WORDS[field].zh).not.toMatch(/[a-z]/i);
    expect(FIELD_WORDS[field].en).not.toBe('');
  });
});
