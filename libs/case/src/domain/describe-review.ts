import { words, type DataOf, type Words } from './describe-words.js';
import type { ReviewEvent } from './events-review.js';
import type { Revealed } from './sealed-texts.js';

const REVIEW: Readonly<Record<ReviewEvent['type'], true>> = {
  CorrectionRequested: true,
  MaterialsSupplied: true,
  CorrectedOnSpot: true,
  CorrectionProlonged: true,
  CorrectionExpired: true,
  GapFilled: true,
  GapExpired: true,
  SpecialProcedureStarted: true,
  SpecialProcedureEnded: true,
  ExtensionGranted: true,
  PublicNoticePosted: true,
  PublicNoticeObjected: true,
  PublicNoticeClosed: true,
  FieldCheckRecorded: true,
  HandlerRecused: true,
};

export function isOfReview<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: ReviewEvent['type'] }> {
  return event.type in REVIEW;
}

/** What was asked for, brought, looked into and posted, in words. */
export function reviewWords(event: Revealed<ReviewEvent>): Words {
  switch (event.type) {
    case 'CorrectionRequested':
      return correctionWords(event.data);
    case 'MaterialsSupplied':
      return withNote('{unit:unit}收到补交材料：{materials}', '{unit:unit} was given {materials}', event.data);
    case 'CorrectedOnSpot':
      return withNote('{unit:unit}当场更正：{materials}', '{unit:unit} corrected on the spot: {materials}', event.data);
    case 'CorrectionProlonged':
      return words(
        '补正期延长{days}个工作日：{reason}。',
        'The correction is prolonged by {days} working days: {reason}.',
        {
          days: String(event.data.days),
          reason: event.data.reason,
        },
      );
    case 'CorrectionExpired':
      return words(
        '逾期未补正（{due}到期，尚缺{materials}），视为撤回。',
        'Not corrected by {due} ({materials} missing): deemed withdrawn.',
        { due: event.data.due, materials: event.data.materials.join(', ') },
      );
    case 'GapFilled':
      return withNote(
        '{unit:unit}收到容缺材料：{materials}',
        '{unit:unit} was given what was owed: {materials}',
        event.data,
      );
    case 'GapExpired':
      return words(
        '容缺材料{materials}逾期未补齐（{due}到期），视为撤回。',
        '{materials} was owed by {due} and did not come: deemed withdrawn.',
        { due: event.data.due, materials: event.data.materials.join(', ') },
      );
    case 'SpecialProcedureStarted':
    case 'SpecialProcedureEnded':
    case 'ExtensionGranted':
    case 'FieldCheckRecorded':
      return procedureWords(event);
    case 'HandlerRecused':
      return words(
        '{person}回避，不再办理本件：{reason}。',
        '{person} handles this case no more: {reason}.',
        event.data,
      );
    case 'PublicNoticePosted':
    case 'PublicNoticeObjected':
    case 'PublicNoticeClosed':
      return noticeWords(event);
    default:
      return event satisfies never;
  }
}

function correctionWords({ unit, materials, note, repeated }: DataOf<'CorrectionRequested'>): Words {
  const zh = `{unit:unit}一次性告知补正：{materials}${repeated ? '（再次告知，已记为违规）' : ''}`;
  const en = `{unit:unit} asked for {materials}${repeated ? ' (a second notice, recorded as a violation)' : ''}`;
  return withNote(zh, en, { unit, materials, note });
}

function withNote(
  zh: string,
  en: string,
  { unit, materials, note }: { unit: string; materials: readonly string[]; note: string | null },
): Words {
  const params = { unit, materials: materials.join(', '), note: note ?? '' };
  return note === null
    ? words(`${zh}。`, `${en}.`, params)
    : words(`${zh}。备注：{note}。`, `${en}. Note: {note}.`, params);
}

type Procedure = Extract<
  Revealed<ReviewEvent>,
  { type: 'SpecialProcedureStarted' | 'SpecialProcedureEnded' | 'ExtensionGranted' | 'FieldCheckRecorded' }
>;

function procedureWords(event: Procedure): Words {
  switch (event.type) {
    case 'SpecialProcedureStarted': {
      const { unit, kind, days, note } = event.data;
      const params = { unit, kind, days: String(days), note: note ?? '' };
      const said = note === null ? { zh: '', en: '' } : { zh: '备注：{note}。', en: ' Note: {note}.' };
      return words(
        `{unit:unit}启动特别程序：{procedure:kind}，预计{days}个工作日，不计入时限。${said.zh}`,
        `{unit:unit} started {procedure:kind}, {days} working days, which do not count.${said.en}`,
        params,
      );
    }
    case 'SpecialProcedureEnded': {
      const { kind, result } = event.data;
      const said = result === null ? { zh: '', en: '' } : { zh: '结果：{result}。', en: ' Result: {result}.' };
      return words(`特别程序结束：{procedure:kind}。${said.zh}`, `{procedure:kind} has ended.${said.en}`, {
        kind,
        result: result ?? '',
      });
    }
    case 'ExtensionGranted': {
      const { by, days, reason } = event.data;
      const params = { by, days: String(days), reason };
      return words('{unit:by}批准延期{days}日：{reason}。', '{unit:by} extended it by {days} days: {reason}.', params);
    }
    case 'FieldCheckRecorded': {
      const { unit, officers, finding } = event.data;
      const params = { unit, officers: officers.join(', '), finding };
      return words(
        '{unit:unit}现场核查（{officers}）：{finding}。',
        '{unit:unit} checked on the spot ({officers}): {finding}.',
        params,
      );
    }
  }
}

type Notice = Extract<
  Revealed<ReviewEvent>,
  { type: 'PublicNoticePosted' | 'PublicNoticeObjected' | 'PublicNoticeClosed' }
>;

function noticeWords(event: Notice): Words {
  switch (event.type) {
    case 'PublicNoticePosted': {
      const { unit, days, place } = event.data;
      const at = place === null ? { zh: '', en: '' } : { zh: '，地点{place}', en: ' at {place}' };
      return words(`{unit:unit}公示{days}日${at.zh}。`, `{unit:unit} posted a notice for {days} days${at.en}.`, {
        unit,
        days: String(days),
        place: place ?? '',
      });
    }
    case 'PublicNoticeObjected':
      return words('公示收到异议：{objection}。', 'An objection to the notice: {objection}.', {
        objection: event.data.objection,
      });
    case 'PublicNoticeClosed':
      return event.data.upheld
        ? words('公示异议成立，须重新公示。', 'The objection was right: it is posted again.')
        : words('公示结束，无成立的异议。', 'The notice is over, no objection was upheld.');
  }
}
