import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { begun, placeAt, type Place } from '../../kit/index.js';
import { mayBegin, mayNotBegin, staffOrHead, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct } from '../kit.js';

export interface StuckMatterReported {
  readonly type: 'StuckMatterReported';
  readonly data: {
    readonly place: Place;
    readonly ticket: string | null;
    readonly caseId: string | null;
    readonly item: string | null;
    readonly what: Sealed | null;
    readonly reason: Sealed | null;
  };
}
export const StuckMatterReported = defineBeginning<StuckMatterReported>('StuckMatterReported', {
  evolve: ({ place, ticket, caseId, item }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'reported', ticket, caseId, item, class: null, assigned: null },
    ...{ outcome: null, answeredAt: null, toldAt: null, cause: null },
  }),
  words: {
    zh: '居民反映办不成的事：{what}[，原因：{reason}]。',
    en: 'It could not be done: {what}[, because: {reason}].',
  },
});

export interface ReportPayload {
  readonly ticket?: string | null | undefined;
  readonly caseId?: string | null | undefined;
  readonly item?: string | null | undefined;
  readonly what: string;
  readonly reason?: string | null | undefined;
  readonly unit?: string | null | undefined;
}

/** 反映: at any window, by the resident or by whoever serves them. It opens no second correction, moves no clock of a case, and is no rating. */
export const report = defineBeginningAct('report', {
  word: { zh: '反映', en: 'report' },
  summary: { zh: '反映一件办不成的事。', en: 'Report what could not be done.' },
  who: staffOrHead,
  events: [StuckMatterReported],
  refusals: [mayNotBegin, unknownUnit],
  body: () => import('./report.body.js').then(({ ReportStuckBody }) => ReportStuckBody),
  decide: (_state, { ticket, caseId, item, what, reason, unit }: ReportPayload, context) => {
    const at = unit ?? context.asker.unit;
    const place = placeAt(context, at);
    if (!place) return refuse(unknownUnit, { code: at }, { field: '/unit' });
    const forbidden = mayBegin(staffOrHead, place.unit, context);
    if (forbidden) return forbidden;
    const named = { ticket: ticket ?? null, caseId: caseId ?? null, item: item ?? null };
    return [StuckMatterReported.of({ place, ...named, what: plain(what), reason: plain(reason) })];
  },
});
