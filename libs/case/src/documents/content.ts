import type { Instant, WorkingCalendar } from '#libs/clocks/domain';
import type { KnownCase } from '../state/case.js';
import type { Paper, PaperEvent } from './kinds.js';
import type { PaperContent, PaperMoment, PaperView } from './parts.js';
import { localDay } from './phrases.js';

/**
 * The content of one of the case's papers; null where its event is not among these. Pure: the same events print the same paper, with the due dates as
 * they were known when it was given, whatever calendar came later. Only the result of a decision is entered into it once that is there.
 */
export function paperContent(paper: Paper, events: readonly PaperEvent[], view: PaperView): PaperContent | null {
  const made = events.find(({ revision }) => revision === paper.revision);
  if (!made || made.state.phase === 'none') return null;
  const { state, at, actor, chain } = made;
  const { naming, item, contact, applicant } = view;
  const calendar = calendarAt(at, view.calendar);
  const moment: PaperMoment = { ...view, calendar, state, at, actor, result: resultAfter(made, events) };
  const body = paper.document.print(made.event.data, moment);
  const issuer = body.issuer ?? state.responsibleUnit;
  return {
    title: paper.title,
    number: `${state.number}-${paper.number}`,
    addressee: body.addressee ?? applicant ?? '申请人',
    paragraphs: body.paragraphs,
    rows: [
      ['办件编号', state.number],
      ['事项', `${item?.name ?? naming.item(state.item)}（${state.item}，第${state.itemVersion}版）`],
      ...(body.rows ?? []),
    ],
    materials: body.materials ?? [],
    closing: body.closing ?? [],
    contacts: [
      ['办理地点', contact(body.issuer ?? state.receiving.unit).place],
      ['联系电话', contact(issuer).phone],
      ['监督电话', contact(issuer).supervision],
    ],
    issuer: naming.unit(issuer),
    below: body.issuer === undefined ? below(state, view) : null,
    date: localDay(at, state.timezone),
    chain,
    signer: body.signer ?? null,
  };
}

/** The counter gives papers in the authority's name: it collects for it, or acts for it (rules §2.1). */
function below({ mode, receiving, responsibleUnit }: KnownCase, { naming }: PaperView): string | null {
  if (receiving.unit === responsibleUnit) return null;
  const acts = mode === 'accept-anywhere' || mode === 'decide-anywhere' || mode === 'joint';
  return `${acts ? '代办' : '代收'}单位：${naming.unit(receiving.unit)}`;
}

/** The calendar as it was known: what notices of holidays that came later say is not in it. */
function calendarAt(at: Instant, calendar: WorkingCalendar): WorkingCalendar {
  return calendar.laterNotices?.find(({ loadedAt }) => loadedAt > at)?.before ?? calendar;
}

/** What came of a decision: told when it is fulfilled, before anything else is decided. */
function resultAfter({ event, revision }: PaperEvent, events: readonly PaperEvent[]): PaperMoment['result'] {
  if (event.type !== 'DecisionMade') return null;
  const next = events.find(
    (later) => later.revision > revision && ['RequestFulfilled', 'DecisionMade'].includes(later.event.type),
  )?.event;
  return next?.type === 'RequestFulfilled' ? next.data.result : null;
}
