import { plain } from '#libs/residents/domain';
import type { CaseEvent } from '../events.js';
import { refuse } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { KnownCase } from '../state.js';
import type { LastingAct } from './act.js';

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

export interface ConfirmPapersPayload {
  /** What was not as the list had it. */
  readonly mismatch?: string | null | undefined;
}

/** 交接: originals are never kept or passed on without a record of it (rules §2.2); they may come back after the case is closed. */
export const sendPapers: LastingAct<SendPapersPayload> = {
  name: 'send-papers',
  lasting: true,
  guards: [],
  decide(state, { to, papers, carrier, trackingNumber }, { asker, tree }) {
    if (tree.unit(to) === null || tree.regionOf(to)?.code !== state.region)
      return refuse('unknown-unit', { code: to }, { field: '/to' });
    if (to === asker.unit) return refuse('papers-to-oneself', { unit: to }, { field: '/to' });
    if (papers.length === 0) return refuse('no-papers-listed', {}, { field: '/papers' });
    return [
      {
        type: 'PapersSent',
        data: {
          sending: `papers-${state.papers.length + 1}`,
          from: asker.unit,
          to,
          papers: papers.map(({ name, copies, original }) => ({ name: plain(name), copies, original })),
          carrier: plain(carrier),
          trackingNumber: plain(trackingNumber),
        },
      },
    ];
  },
};

/** Only the unit that papers are on their way to says that they have arrived (rules §2.2). */
const onlyWhatIsOnTheWayArrives: Guard<KnownCase> = ({ papers }, { asker }) =>
  papers.some(({ to, arrivedAt }) => arrivedAt === null && to === asker.unit)
    ? null
    : refuse('no-papers-on-the-way', { unit: asker.unit });

/** 到件确认: everything that is on its way to the asker's unit has arrived, as listed or not. */
export const confirmPapers: LastingAct<ConfirmPapersPayload> = {
  name: 'confirm-papers',
  lasting: true,
  guards: [onlyWhatIsOnTheWayArrives],
  decide(state, { mismatch }, { asker }) {
    const coming = state.papers.filter(({ to, arrivedAt }) => arrivedAt === null && to === asker.unit);
    return coming.map(({ sending }): CaseEvent => ({
      type: 'PapersArrived',
      data: { sending, unit: asker.unit, mismatch: plain(mismatch) },
    }));
  },
};
