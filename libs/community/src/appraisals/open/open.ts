import { yearOf } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { begun, placeAt, type Place } from '../../kit/index.js';
import { head, mayBegin, mayNotBegin, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, RULE, type Appraisal } from '../kit.js';

export interface AppraisalOpened {
  readonly type: 'AppraisalOpened';
  readonly data: { readonly place: Place; readonly person: string; readonly year: number };
}
export const AppraisalOpened = defineBeginning<AppraisalOpened>('AppraisalOpened', {
  evolve: ({ place, person, year }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'open', person, year, score: null, level: null, scorer: null, scoredAt: null },
    ...{ postedAt: null, noticeUntil: null, appealedAt: null, finalAt: null, pay: null },
  }),
  words: { zh: '开始{person}{year}年度考核。', en: 'The appraisal of {person} for {year} began.' },
});

const openedAlready = refusal('appraised-once-a-year', {
  rule: RULE,
  title: { zh: '本年已有考核', en: 'One appraisal a year' },
  detail: { zh: '{person}{year}年的考核已有（{number}）。', en: '{person} has an appraisal for {year} ({number}).' },
});

const yearToCome = refusal('year-to-come', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '年度未到', en: 'The year is still to come' },
  detail: { zh: '{year}年尚未开始。请核对年度。', en: '{year} has not begun. Check the year.' },
});

export interface OpenPayload {
  readonly person: string;
  readonly year: number;
  readonly unit?: string | null | undefined;
}

/** 开始考核: of one worker, once a year. */
export const open = defineBeginningAct('open', {
  word: { zh: '开始考核', en: 'open an appraisal' },
  summary: { zh: '开始一名社区工作者的年度考核。', en: 'Open the appraisal of a worker for a year.' },
  who: head,
  events: [AppraisalOpened],
  refusals: [mayNotBegin, unknownUnit, openedAlready, yearToCome],
  body: () => import('./open.body.js').then(({ OpenAppraisalBody }) => OpenAppraisalBody),
  decide: (_state, { person, year, unit }: OpenPayload, context) => {
    const of = unit ?? context.asker.unit;
    const place = placeAt(context, of);
    if (!place) return refuse(unknownUnit, { code: of }, { field: '/unit' });
    const forbidden = mayBegin(head, of, context);
    if (forbidden) return forbidden;
    if (year > yearOf(context.today)) return refuse(yearToCome, { year: String(year) }, { field: '/year' });
    const known = context
      .all<Appraisal>('appraisal')
      .find(({ entry }) => entry.person === person && entry.year === year);
    return known
      ? refuse(openedAlready, { person, year: String(year), number: known.entry.number }, { field: '/person' })
      : [AppraisalOpened.of({ place, person, year })];
  },
});
