import { notPastTheLimitOf } from '../../rules/limits.js';
import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { reviewed } from '../../state/transitions.js';
import { decision } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { awayPerson, mayTakePart, recusedPerson } from '../../rules/taking-part.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../../rules/place.js';
export interface FieldCheckPayload {
  readonly officers?: readonly string[] | undefined;
  readonly finding: string;
}

/** 现场核查 by two officers at least (行政许可法 34); its time counts. */
export interface FieldCheckRecorded {
  readonly type: 'FieldCheckRecorded';
  readonly data: { readonly unit: string; readonly officers: readonly string[]; readonly finding: Sealed };
}
export const FieldCheckRecorded = defineEvent<FieldCheckRecorded>('FieldCheckRecorded', {
  movesClock: false,
  evolve: (state) => reviewed(state, { fieldChecks: state.review.fieldChecks + 1 }),
  words: {
    zh: '{unit:unit}现场核查（{officers}）：{finding}。',
    en: '{unit:unit} checked on the spot ({officers}): {finding}.',
  },
});

export const twoOfficers = refusal('two-officers', {
  rule: '行政许可法 第34条 两名以上工作人员核查',
  title: { zh: '须两人以上核查', en: 'It takes two officers' },
  detail: {
    zh: '现场核查须有两名以上工作人员。请写明两人。',
    en: 'A field check is made by two officers at least. Name both.',
  },
});

/** 现场核查: by two officers at least (行政许可法 34); its time counts (rules §1.1). */
export const recordFieldCheck = defineAct('record-field-check', {
  word: { zh: '记录现场核查', en: 'record a field check' },
  summary: { zh: '记录现场核查，须两人以上。', en: 'Record a field check by two officers.' },
  who: decision,
  guards: [
    onlyWhile('accepted', 'suspended'),
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
    notPastTheLimitOf(({ review }) => review.fieldChecks),
  ],
  events: [FieldCheckRecorded],
  refusals: [twoOfficers, recusedPerson, awayPerson],
  body: () => import('./record-field-check.body.js').then(({ FieldCheckBody }) => FieldCheckBody),
  decide(state, { officers = [], finding }: FieldCheckPayload, context) {
    const both = [...new Set(officers.map((officer) => officer.trim()).filter((officer) => officer !== ''))];
    if (both.length < 2) return refuse(twoOfficers, {}, { field: '/officers' });
    for (const officer of both) {
      const unfit = mayTakePart(officer, '/officers', state, context);
      if (unfit) return unfit;
    }
    return [FieldCheckRecorded.of({ unit: context.asker.unit, officers: both, finding: plain(finding) })];
  },
});
