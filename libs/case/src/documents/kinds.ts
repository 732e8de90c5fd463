import { type Revealed } from '#libs/kernel/domain';
import { type CaseEvent } from '../case.js';

/** The papers that a case leaves in the resident's hands; the codes are those of the field (rules §1.1). */
export const PAPERS = {
  REC: '接收凭证',
  ACP: '受理通知书',
  NGA: '不予受理通知书',
  SGZ: '补正告知书',
  SPE: '特别程序告知书',
  YQ: '延期告知书',
  SAL: '准予决定书',
  NSA: '不予决定书',
  RCH: '送达回执',
} as const;
export type PaperCode = keyof typeof PAPERS;

/** An event with its free texts open or withheld, and its circumstances. */
export interface PaperEvent {
  readonly event: Revealed<CaseEvent>;
  readonly revision: number;
  /** When it happened. */
  readonly at: string;
  readonly actor: { readonly person: string; readonly unit: string };
  /** The last chain value of the stream when it happened. */
  readonly chain: string;
}

/** A paper of a case: `number` is its code and how many of its kind there were, so that no later kind of paper moves it. */
export interface Paper {
  readonly number: string;
  readonly code: PaperCode;
  readonly title: string;
  readonly at: string;
  readonly unit: string;
  readonly revision: number;
}

/** The papers of a case in the order in which they were made: a fold of its events and of nothing else. */
export function papersOf(events: readonly PaperEvent[]): readonly Paper[] {
  const count = new Map<PaperCode, number>();
  return events.flatMap(({ event, at, actor, revision }) => {
    const code = codeOf(event);
    if (code === null) return [];
    const ordinal = (count.get(code) ?? 0) + 1;
    count.set(code, ordinal);
    return [{ number: `${code}-${ordinal}`, code, title: PAPERS[code], at, unit: actor.unit, revision }];
  });
}

/** On the spot no slip is owed (安阳条例 36): the decision follows the same day. */
function codeOf(event: Revealed<CaseEvent>): PaperCode | null {
  switch (event.type) {
    case 'RequestReceived':
      return 'REC';
    case 'RequestAccepted':
      return event.data.manner === 'on-the-spot' ? null : 'ACP';
    case 'AcceptanceRefused':
      return 'NGA';
    case 'CorrectionRequested':
      return 'SGZ';
    case 'SpecialProcedureStarted':
      return 'SPE';
    case 'ExtensionGranted':
      return 'YQ';
    case 'DecisionMade':
      return event.data.outcome === 'granted' ? 'SAL' : 'NSA';
    case 'ResultDelivered':
      return 'RCH';
    default:
      return null;
  }
}
