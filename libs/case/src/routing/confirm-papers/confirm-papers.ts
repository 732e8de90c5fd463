import { plain, refusal, refuse, type Sealed, words } from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent, lastingGuard } from '../../kit.js';
import { staffOf } from '../../rules/who.js';
export interface ConfirmPapersPayload {
  /** What was not as the list had it. */
  readonly mismatch?: string | null | undefined;
}

/** They are in the hands of the unit they were sent to; `mismatch` says what was not as the list had it. */
export interface PapersArrived {
  readonly type: 'PapersArrived';
  readonly data: { readonly sending: string; readonly unit: string; readonly mismatch: Sealed | null };
}
export const PapersArrived = defineLastingEvent<PapersArrived>('PapersArrived', {
  movesClock: false,
  evolve: (state, { sending, mismatch }, at) => ({
    ...state,
    papers: state.papers.map((each) =>
      each.sending === sending ? { ...each, arrivedAt: at, mismatch: mismatch !== null } : each,
    ),
  }),
  words: ({ unit, mismatch }) =>
    mismatch === null
      ? words('{unit:unit}收到材料，与清单相符。', '{unit:unit} has the papers, as listed.', { unit })
      : words(
          '{unit:unit}收到材料，与清单不符：{mismatch}。',
          '{unit:unit} has the papers, not as listed: {mismatch}.',
          { unit, mismatch },
        ),
});

export const noPapersOnTheWay = refusal('no-papers-on-the-way', {
  rule: '国办发〔2020〕35号 收件与交接: 原件凭交接单流转',
  title: { zh: '没有在途材料', en: 'No papers on the way' },
  detail: {
    zh: '没有寄往{unit:unit}的在途材料。请与寄出单位核对。',
    en: 'No papers are on their way to {unit:unit}. Ask the unit that sent them.',
  },
});

/** Only the unit that papers are on their way to says that they have arrived (rules §2.2). */
const onlyWhatIsOnTheWayArrives = lastingGuard([noPapersOnTheWay], ({ papers }, { asker }) =>
  papers.some(({ to, arrivedAt }) => arrivedAt === null && to === asker.unit)
    ? null
    : refuse(noPapersOnTheWay, { unit: asker.unit }),
);

/** 到件确认: everything that is on its way to the asker's unit has arrived, as listed or not. */
export const confirmPapers = defineLastingAct('confirm-papers', {
  word: { zh: '确认到件', en: 'confirm papers' },
  summary: { zh: '确认材料到件。', en: 'Confirm that papers have arrived.' },
  who: staffOf(({ papersTo }) => papersTo),
  guards: [onlyWhatIsOnTheWayArrives],
  events: [PapersArrived],
  body: () => import('./confirm-papers.body.js').then(({ ConfirmPapersBody }) => ConfirmPapersBody),
  decide(state, { mismatch }: ConfirmPapersPayload, { asker }) {
    const coming = state.papers.filter(({ to, arrivedAt }) => arrivedAt === null && to === asker.unit);
    return coming.map(({ sending }) => PapersArrived.of({ sending, unit: asker.unit, mismatch: plain(mismatch) }));
  },
});
