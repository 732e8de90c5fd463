import type { CaseEvent } from './events.js';
import { moveWords, voiceWords } from './describe-moves.js';
import { isOfReview, reviewWords } from './describe-review.js';
import { words, type DataOf, type Words } from './describe-words.js';
import { kindOfClock } from './clocks/own-clock.js';
import { isMove } from './evolve-moves.js';
import { isVoice } from './evolve-voice.js';
import { fill, type Naming } from './naming.js';
import type { Revealed } from './sealed-texts.js';

/** An event in plain words, as a clerk or a resident may read it. */
export function describe(event: Revealed<CaseEvent>, naming: Naming): string {
  const { text, params } = wordsFor(event);
  return fill(text[naming.language], params, naming);
}

function wordsFor(event: Revealed<CaseEvent>): Words {
  if (isMove(event)) return moveWords(event);
  if (isVoice(event)) return voiceWords(event);
  if (isOfReview(event)) return reviewWords(event);
  switch (event.type) {
    case 'RequestReceived':
      return receivedWords(event.data);
    case 'RequestAccepted':
      return acceptedWords(event.data);
    case 'AcceptanceRefused':
      return refusedWords(event.data);
    case 'CaseRouted':
      return routedWords(event.data);
    case 'CaseSigned':
      return words('{unit:unit}已签收。', 'Signed for by {unit:unit}.', event.data);
    case 'CaseReturned':
      return returnedWords(event.data);
    case 'CaseAssigned':
      return assignedWords(event.data);
    case 'CaseClaimed':
      return words('{unit:unit}的{person}认领本件。', '{person} of {unit:unit} took the case on.', event.data);
    case 'DecisionMade':
      return decidedWords(event.data);
    case 'RequestFulfilled':
      return fulfilledWords(event.data);
    case 'ResultDelivered':
      return deliveredWords(event.data);
    case 'CaseWithdrawn':
      return words('申请人撤回：{reason}。', 'Withdrawn by the resident: {reason}.', event.data);
    case 'CaseTerminated':
      return words('已终止：{reason}。', 'Terminated: {reason}.', event.data);
    case 'CaseVoided':
      return words('已作废：{reason}。', 'Voided: {reason}.', event.data);
    case 'CaseReopened':
      return words(
        '{unit:by}决定重办，由{unit:to}继续办理：{reason}。',
        '{unit:by} reopened it, to go on at {unit:to}: {reason}.',
        { by: event.data.by, to: event.data.to, reason: event.data.reason },
      );
    case 'ResidentReplaced':
      return words(
        '更正居民，责任单位{unit:responsible}：{reason}。',
        'The resident was corrected, {unit:responsible} is responsible: {reason}.',
        { responsible: event.data.responsibleUnit, reason: event.data.reason },
      );
    case 'CaseEscalated':
      return escalatedWords(event.data);
    case 'ClockWarned':
      return warnedWords(event.data);
    case 'ClockExpired':
      return expiredWords(event.data);
    case 'DueTimesMoved':
      return movedWords(event.data);
    default:
      return unknownWords(event);
  }
}

function assignedWords({ insteadOf, ...data }: DataOf<'CaseAssigned'>): Words {
  return insteadOf === undefined
    ? words('{unit:unit}将本件分派给{person}承办。', '{unit:unit} assigned the case to {person}.', data)
    : words(
        '{insteadOf}不在岗，{unit:unit}将本件分派给{person}承办（AB岗）。',
        '{insteadOf} is away: {unit:unit} assigned the case to {person}, who stands in.',
        { ...data, insteadOf },
      );
}

function acceptedWords({ manner, gaps = [], heldBy = '' }: DataOf<'RequestAccepted'>): Words {
  switch (manner) {
    case 'explicit':
      return words('已受理。', 'Accepted.');
    case 'on-the-spot':
      return words('当场受理，当日作出决定。', 'Accepted on the spot, to be decided the same day.');
    case 'with-gaps':
      return words('容缺受理，须补齐：{gaps}。', 'Accepted with gaps: {gaps} is owed.', {
        gaps: gaps.map(({ material, due }) => `${material} (${due})`).join(', '),
      });
    case 'deemed':
      return words(
        '{unit:heldBy}逾期未告知，视为受理，自收到材料之日起算。',
        '{unit:heldBy} said nothing in time: deemed accepted on the day of receipt.',
        { heldBy },
      );
  }
}

/** With whom and why; and where the system did it, for which due time and until when it waits before it goes further up. */
function escalatedWords({ to, reason, climbed }: DataOf<'CaseEscalated'>): Words {
  const [zhNext, enNext] = climbed?.until
    ? ['，至{until}仍未决定的再提一级', '; goes further up if undecided at {until}']
    : ['', ''];
  const [zh, en] = climbed ? [`（{due}到期${zhNext}）`, ` (due {due}${enNext})`] : ['', ''];
  const params = { to, reason, due: climbed ? dueText(climbed.due) : '', until: climbed?.until ?? '' };
  return words(`提级至{unit:to}：{reason}${zh}。`, `Escalated to {unit:to}: {reason}${en}.`, params);
}

function warnedWords({ clock, light, due }: DataOf<'ClockWarned'>): Words {
  const params = { clock: kindOfClock(clock), light, due: dueText(due) };
  return words(
    '{clock:clock}亮{light:light}，{due}到期。',
    'The {clock:clock} shows {light:light}: due {due}.',
    params,
  );
}

function expiredWords({ clock, due }: DataOf<'ClockExpired'>): Words {
  return words('{clock:clock}已超期（{due}到期）。', 'The {clock:clock} has run out: it was due {due}.', {
    clock: kindOfClock(clock),
    due: dueText(due),
  });
}

/** The clock that counts comes first. */
function movedWords({ calendar, clocks: [first] }: DataOf<'DueTimesMoved'>): Words {
  const day = (due: Parameters<typeof dueText>[0] | null | undefined) => (due ? dueText(due) : '—');
  return words(
    '{year}年节假日安排公布，{clock:clock}由{from}改为{to}到期。',
    'The holidays of {year} were published: the {clock:clock} is due {to} instead of {from}.',
    { year: calendar.slice(0, 4), clock: first?.clock ?? 'promised', from: day(first?.from), to: day(first?.to) },
  );
}

function dueText(due: DataOf<'ClockExpired'>['due']): string {
  return due.kind === 'date' ? due.date : due.at;
}

function receivedWords(data: DataOf<'RequestReceived'>): Words {
  const missing = data.missing.length > 0;
  return words(
    `{unit:unit}收件：{item:item}（{mode:mode}），编号{number}，责任单位{unit:responsible}。${missing ? '尚缺材料：{missing}。' : ''}${data.note === null ? '' : '备注：{note}。'}`,
    `{unit:unit} received {item:item} ({mode:mode}), number {number}; {unit:responsible} is responsible.${missing ? ' Missing: {missing}.' : ''}${data.note === null ? '' : ' Note: {note}.'}`,
    {
      unit: data.receiving.unit,
      item: data.item,
      mode: data.mode,
      number: data.number,
      responsible: data.responsibleUnit,
      missing: data.missing.join(', '),
      note: data.note ?? '',
    },
  );
}

function refusedWords({ reason, rightAuthority }: DataOf<'AcceptanceRefused'>): Words {
  if (rightAuthority === null) return words('不予受理：{reason}。', 'Acceptance refused: {reason}.', { reason });
  return words(
    '不予受理：{reason}。应向{rightAuthority}提出。',
    'Acceptance refused: {reason}. The right authority is {rightAuthority}.',
    { reason, rightAuthority },
  );
}

function routedWords({ from, to, reason }: DataOf<'CaseRouted'>): Words {
  if (reason === null)
    return words('{unit:from}派单至{unit:to}。', '{unit:from} routed it to {unit:to}.', { from, to });
  return words('{unit:from}派单至{unit:to}：{reason}。', '{unit:from} routed it to {unit:to}: {reason}.', {
    from,
    to,
    reason,
  });
}

function returnedWords({ from, to, reasonCode, note, repeated }: DataOf<'CaseReturned'>): Words {
  const params = { from, to, reasonCode, note: note ?? '' };
  const zh = `{unit:from}退回{unit:to}（{cause:reasonCode}${repeated ? '，补正已用过，记为违规' : ''}）`;
  const en = `{unit:from} returned it to {unit:to} ({cause:reasonCode}${repeated ? ', a second time, recorded as a violation' : ''})`;
  return note === null ? words(`${zh}。`, `${en}.`, params) : words(`${zh}：{note}。`, `${en}: {note}.`, params);
}

function decidedWords({ outcome, reasons, remedies, unit }: DataOf<'DecisionMade'>): Words {
  const params = { unit, reasons: reasons ?? '' };
  const why = reasons === null ? { zh: '', en: '' } : { zh: '理由：{reasons}。', en: ' Reasons: {reasons}.' };
  if (outcome === 'granted')
    return words(`{unit:unit}决定：准予。${why.zh}`, `{unit:unit} decided: granted.${why.en}`, params);
  const remedy =
    remedies === 'complaint-to-street'
      ? { zh: '可向街道反映。', en: ' A complaint may be made to the street.' }
      : {
          zh: '可在60日内申请行政复议，或在6个月内提起行政诉讼。',
          en: ' Administrative review within 60 days, or a lawsuit within 6 months.',
        };
  return words(
    `{unit:unit}决定：不予。${why.zh}${remedy.zh}`,
    `{unit:unit} decided: refused.${why.en}${remedy.en}`,
    params,
  );
}

function fulfilledWords({ result, note }: DataOf<'RequestFulfilled'>): Words {
  const number = result?.number ?? null;
  const params = { kind: result?.kind ?? '', number: number ?? '', note: note ?? '' };
  const zh = result === null ? '已办结。' : `已办结，结果：{kind}${number === null ? '' : '（{number}）'}。`;
  const en = result === null ? 'Fulfilled.' : `Fulfilled with {kind}${number === null ? '' : ' ({number})'}.`;
  return note === null ? words(zh, en, params) : words(`${zh}备注：{note}。`, `${en} Note: {note}.`, params);
}

function deliveredWords({ way, receivedBy, trackingNumber }: DataOf<'ResultDelivered'>): Words {
  const params = { way, receivedBy: receivedBy ?? '', trackingNumber: trackingNumber ?? '' };
  const by =
    receivedBy === null ? { zh: '', en: '' } : { zh: '，签收人{receivedBy}', en: ', received by {receivedBy}' };
  const track =
    trackingNumber === null ? { zh: '', en: '' } : { zh: '，单号{trackingNumber}', en: ', tracking {trackingNumber}' };
  return words(`已送达（{way:way}）${by.zh}${track.zh}。`, `Delivered {way:way}${by.en}${track.en}.`, params);
}

/** Unreachable as far as the compiler knows; an event of a later version is told by its name. */
function unknownWords(event: never): Words {
  const { type } = event as { type: string };
  return words('{type}', '{type}', { type });
}
