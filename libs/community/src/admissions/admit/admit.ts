import type { LocalDate } from '#libs/clocks/domain';
import { defineAct, defineEvent } from '../kit.js';
import { listOwners } from '../owners.js';
import { OF_A_PERIOD, onlyAfterTheNotice, onlyWhatIsLawful, onlyWhile, withinATrial } from '../rules.js';
import { nextVersion } from '../version.js';

export interface AdmissionGranted {
  readonly type: 'AdmissionGranted';
  readonly data: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    /** Of the list, with this entry on it. */
    readonly version: string;
    readonly approver: string;
  };
}
export const AdmissionGranted = defineEvent<AdmissionGranted>('AdmissionGranted', {
  evolve: (state, { from, to, version }, at) => ({
    ...state,
    ...{ phase: 'admitted', from, to, version, admittedAt: at, decidedAt: at },
  }),
  words: {
    zh: '{approver}批准准入，{from}至{to}（清单{version}版）。',
    en: 'Admitted by {approver}, {from} to {to} (list version {version}).',
  },
});

export interface AdmitPayload {
  readonly from?: LocalDate | null | undefined;
  readonly to?: LocalDate | null | undefined;
  readonly approver?: string | null | undefined;
}

/** 准入: on trial for a year at the most; the list gets a new version. */
export const admit = defineAct('admit', {
  word: { zh: '准入', en: 'admit' },
  summary: { zh: '公示期满，批准列入清单（试行）。', en: 'Admit it to the list, on trial, when the notice is over.' },
  who: listOwners,
  guards: [onlyWhile('posted'), onlyWhatIsLawful, onlyAfterTheNotice],
  events: [AdmissionGranted],
  refusals: [...OF_A_PERIOD],
  body: () => import('./admit.body.js').then(({ AdmitBody }) => AdmitBody),
  decide: (state, { from, to, approver }: AdmitPayload, context) => {
    const period = { from: from ?? state.from, to: to ?? state.to };
    return (
      withinATrial(period.from, period.to) ?? [
        AdmissionGranted.of({
          ...period,
          version: nextVersion(state, context),
          approver: approver ?? context.asker.unit,
        }),
      ]
    );
  },
});
