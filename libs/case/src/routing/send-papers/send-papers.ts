import { notPastTheLimitOf } from '../../rules/limits.js';
import { plain, refusal, refuse, type Sealed, words } from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent } from '../../kit.js';
import { staffOf } from '../../rules/who.js';
import { UNIT_REFUSALS, unitIsThere } from '../../rules/named.js';
import { handOverList } from './hand-over-list.js';
export interface PaperPayload {
  readonly name: string;
  readonly copies: number;
  readonly original: boolean;
}

export interface SendPapersPayload {
  readonly to: string;
  readonly papers: readonly PaperPayload[];
  readonly carrier?: string | null | undefined;
  readonly trackingNumber?: string | null | undefined;
}

/** Paper originals leave a unit's hands; `sending` is their number within the case. */
export interface PapersSent {
  readonly type: 'PapersSent';
  readonly data: {
    readonly sending: string;
    readonly from: string;
    readonly to: string;
    readonly papers: readonly { readonly name: Sealed; readonly copies: number; readonly original: boolean }[];
    readonly carrier: Sealed | null;
    readonly trackingNumber: Sealed | null;
  };
}
export const PapersSent = defineLastingEvent<PapersSent>('PapersSent', {
  documents: [handOverList],
  movesClock: false,
  evolve: (state, { sending, from, to, papers }, at) => {
    const original = papers.some((paper) => paper.original) ? { original: true as const } : {};
    const sent = { sending, from, to, sentAt: at, arrivedAt: null, mismatch: false, ...original };
    return { ...state, papers: [...state.papers, sent] };
  },
  words: ({ from, to, papers, carrier, trackingNumber }) =>
    words(
      '{unit:from}向{unit:to}寄出材料：{list}（*为原件）[，{by}]。',
      '{unit:from} sent papers to {unit:to}: {list} (* original)[, {by}].',
      {
        from,
        to,
        list: papers.map(({ name, copies, original }) => `${name}×${copies}${original ? '*' : ''}`).join(', '),
        by: [carrier, trackingNumber].filter((text) => text !== null).join(' '),
      },
    ),
});

export const papersToOneself = refusal('papers-to-oneself', {
  rule: '国办发〔2020〕35号 收件与交接: 原件凭交接单流转',
  title: { zh: '材料已在本单位', en: 'Not to oneself' },
  detail: {
    zh: '材料已在{unit:unit}，不用寄送。请选择接收单位。',
    en: 'The papers are at {unit:unit} already. Name the unit they go to.',
  },
});

export const noPapersListed = refusal('no-papers-listed', {
  kind: 'bad-request',
  rule: '国办发〔2020〕35号 收件与交接: 原件凭交接单流转',
  title: { zh: '未列明材料', en: 'No papers listed' },
  detail: { zh: '交接单至少列明一份材料。请补写。', en: 'A hand-over lists at least one paper. Name it.' },
});

/** 交接: originals are never kept or passed on without a record of it (rules §2.2); they may come back after the case is closed. */
export const sendPapers = defineLastingAct('send-papers', {
  word: { zh: '寄送材料', en: 'send papers' },
  summary: { zh: '寄送材料原件。', en: 'Send paper originals.' },
  who: staffOf(({ papersAt }) => papersAt),
  guards: [notPastTheLimitOf(({ papers }) => papers.length)],
  events: [PapersSent],
  refusals: [...UNIT_REFUSALS, papersToOneself, noPapersListed],
  body: () => import('./send-papers.body.js').then(({ SendPapersBody }) => SendPapersBody),
  decide(state, { to, papers, carrier, trackingNumber }: SendPapersPayload, context) {
    const { asker } = context;
    const notThere = unitIsThere(to, '/to', state, context);
    if (notThere) return notThere;
    if (to === asker.unit) return refuse(papersToOneself, { unit: to }, { field: '/to' });
    if (papers.length === 0) return refuse(noPapersListed, {}, { field: '/papers' });
    return [
      PapersSent.of({
        sending: `papers-${state.papers.length + 1}`,
        from: asker.unit,
        to,
        papers: papers.map(({ name, copies, original }) => ({ name: plain(name), copies, original })),
        carrier: plain(carrier),
        trackingNumber: plain(trackingNumber),
      }),
    ];
  },
});
