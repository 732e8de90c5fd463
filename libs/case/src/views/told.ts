import type { Naming, Revealed } from '#libs/kernel/domain';
import { REMEDY_WORDS, type Remedy } from '../rules/remedies.js';
import type { CaseEvent } from '../case.js';
import type { DeliveryWay } from '../state/codes.js';
import type { TimelineEntry } from './timeline.js';

/** What a case says in words beside its state: who acts for the resident, what was decided and why, what came of it, which papers are where. */
export interface Told {
  readonly agent: { readonly residentId: string; readonly authority: string } | null;
  readonly decision: ToldDecision | null;
  readonly result: {
    readonly kind: string | null;
    readonly number: string | null;
    readonly note: string | null;
  } | null;
  readonly delivery: {
    readonly at: string;
    readonly way: DeliveryWay;
    readonly receivedBy: string | null;
    readonly trackingNumber: string | null;
  } | null;
  /** By the number of the hand-over. */
  readonly papers: Readonly<Record<string, ToldPapers>>;
}

export interface ToldDecision {
  readonly outcome: 'granted' | 'refused';
  readonly at: string;
  readonly unit: string;
  readonly reasons: string | null;
  /** What the resident may do against it; null where it was granted. */
  readonly remedies: { readonly code: Remedy; readonly text: string } | null;
  /** Units whose examination it was made without. */
  readonly notExamined: readonly string[];
}

export interface ToldPapers {
  readonly listed: readonly { readonly name: string; readonly copies: number; readonly original: boolean }[];
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  /** What was not as listed; null where nothing was, or it has not arrived. */
  readonly mismatch: string | null;
}

const NOTHING: Told = { agent: null, decision: null, result: null, delivery: null, papers: {} };

type Entry = Pick<TimelineEntry, 'at'> & { readonly event: Revealed<CaseEvent> };

/** Folded from the history as its reader sees it, texts open or withheld. What was decided before a reopening is no more. */
export function toldOf(entries: readonly TimelineEntry[], { language }: Pick<Naming, 'language'>): Told {
  return entries.reduce((told, { at, type, data }) => {
    const event = { type, data } as Revealed<CaseEvent>;
    return { ...told, ...changeOf(told, { at, event }, language) };
  }, NOTHING);
}

function changeOf(told: Told, { at, event }: Entry, language: Naming['language']): Partial<Told> {
  switch (event.type) {
    case 'RequestReceived':
      return { agent: event.data.agent };
    case 'DecisionMade':
      return { decision: decisionOf(event.data, at, language) };
    case 'RequestFulfilled':
      return { result: { kind: null, number: null, ...event.data.result, note: event.data.note } };
    case 'ResultDelivered':
      return { delivery: { at, ...event.data } };
    case 'CaseReopened':
      return { decision: null, result: null, delivery: null };
    case 'PapersSent': {
      const { sending, papers: listed, carrier, trackingNumber } = event.data;
      return { papers: { ...told.papers, [sending]: { listed, carrier, trackingNumber, mismatch: null } } };
    }
    case 'PapersArrived': {
      const { sending, mismatch } = event.data;
      const sent = told.papers[sending];
      return sent ? { papers: { ...told.papers, [sending]: { ...sent, mismatch } } } : {};
    }
    default:
      return {};
  }
}

type Decided = Revealed<Extract<CaseEvent, { type: 'DecisionMade' }>>['data'];

function decisionOf(
  { outcome, unit, reasons, remedies, notExamined = [] }: Decided,
  at: string,
  language: Naming['language'],
): ToldDecision {
  const remedy = remedies && { code: remedies, text: REMEDY_WORDS[remedies][language].trim() };
  return { outcome, at, unit, reasons, remedies: remedy, notExamined };
}
