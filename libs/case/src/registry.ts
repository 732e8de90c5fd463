import type { CaseEvent, RequestRefused } from './domain/events.js';

/** The stored names of a case's events and their present versions; a missing one does not compile. */
const VERSIONS: Readonly<Record<CaseEvent['type'] | RequestRefused['type'], number>> = {
  RequestReceived: 1,
  RequestAccepted: 1,
  AcceptanceRefused: 1,
  CaseRouted: 1,
  CaseSigned: 1,
  CaseReturned: 1,
  CaseAssigned: 1,
  CaseClaimed: 1,
  DecisionMade: 1,
  RequestFulfilled: 1,
  ResultDelivered: 1,
  CaseWithdrawn: 1,
  CaseTerminated: 1,
  CaseVoided: 1,
  CaseEscalated: 1,
  CaseTransferred: 1,
  DisputeReferred: 1,
  RoutingRuled: 1,
  CoHandlingRequested: 1,
  CoHandlingAnswered: 1,
  PapersSent: 1,
  PapersArrived: 1,
  SupervisionOrdered: 1,
  SupervisionAnswered: 1,
  SupervisionReminded: 1,
  ServiceRated: 1,
  RectificationOpened: 1,
  RectificationProlonged: 1,
  RectificationClosed: 1,
  FollowUpRecorded: 1,
  ClockWarned: 1,
  ClockExpired: 1,
  CaseReopened: 1,
  ResidentReplaced: 1,
  RequestRefused: 1,
};

/** For the registry of events. */
export const caseEventTypes = Object.entries(VERSIONS).map(([type, version]) => ({ type, version }));
