import { refusal, refuse } from '#libs/kernel/domain';
import { aHallOfTheRegion, HALL_RULE, hallClosed, onlyWhileOpen, unknownHall } from '../../hall/hours.js';
import { clerkOfTheHall, defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface TicketTransferred {
  readonly type: 'TicketTransferred';
  readonly data: { readonly from: string; readonly hall: string; readonly window: string | null; readonly by: string };
}
export const TicketTransferred = defineEvent<TicketTransferred>('TicketTransferred', {
  evolve: (state, { hall, window }) => ({
    ...state,
    ...{ phase: 'issued', hall, window, calls: [], clerk: null, behind: [], startedAt: null },
  }),
  words: {
    zh: '{by}转到{unit:hall}[{window}号窗口]，取号时间不变。',
    en: '{by} sent it on to {unit:hall}[, window {window}]; it keeps its time.',
  },
});

const nowhereElse = refusal('transfer-to-itself', {
  rule: `${HALL_RULE} 转办`,
  title: { zh: '转到原处', en: 'It is there already' },
  detail: {
    zh: '号票已在{unit:hall}。请写明另一大厅或窗口。',
    en: 'The ticket is at {unit:hall}. Name another hall or a window.',
  },
});

export interface TransferPayload {
  readonly hall?: string | null | undefined;
  readonly window?: string | null | undefined;
}

/** 转办: to a hall or a window that is open; it keeps its place by the time at which it was taken. */
export const transfer = defineAct('transfer', {
  word: { zh: '转办', en: 'transfer' },
  summary: { zh: '转到另一大厅或窗口，取号时间不变。', en: 'Send it to another hall or window; it keeps its time.' },
  who: clerkOfTheHall,
  guards: [onlyWhile('issued', 'requeued', 'called', 'serving')],
  events: [TicketTransferred],
  refusals: [unknownHall, hallClosed, nowhereElse],
  body: () => import('./transfer.body.js').then(({ TransferBody }) => TransferBody),
  decide: (state, { hall, window }: TransferPayload, context) => {
    const to = hall ?? state.hall;
    if (to === state.hall && (!window || window === state.window))
      return refuse(nowhereElse, { hall: to }, { field: '/hall' });
    const broken = aHallOfTheRegion(to, context) ?? onlyWhileOpen(to, context.now, context, '/hall');
    if (broken && (to !== state.hall || broken.code === 'unknown-hall')) return broken;
    return [TicketTransferred.of({ from: state.hall, hall: to, window: window ?? null, by: context.asker.person })];
  },
});
