/** What a server does wrong, by order of a test. All are at rest at first. */
export interface Faults {
  /** Answers to appends that are lost after the write: the call ends without one. */
  loseAnswers: number;
  /** Appends and reads that are answered "Server Is Not Ready". */
  notReady: number;
  /** Milliseconds by which each answer to an append comes late. */
  answerLateMs: number;
  /** Where the leader is; an append to this node is told so. */
  leader: { readonly host: string; readonly port: number } | null;
  /** A filtered subscription says that all has been looked through as soon as it has sent the events, not after a window. */
  eagerCheckpoints: boolean;
  /** Reads of a stream do not say where in the log an event lies, as some lines of the server do not. */
  streamsWithoutPositions: boolean;
}

export function noFaults(): Faults {
  return {
    loseAnswers: 0,
    notReady: 0,
    answerLateMs: 0,
    leader: null,
    eagerCheckpoints: false,
    streamsWithoutPositions: false,
  };
}
