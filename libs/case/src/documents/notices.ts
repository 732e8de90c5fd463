import { periodOf } from '#libs/catalogue/domain';
import type { PaperEvent } from './kinds.js';
import type { Body, DataOf, PaperView, Receipt } from './parts.js';
import { localTime, materialName } from './phrases.js';

/** 补正告知书: once, and all of it (行政许可法 32(4)). */
export function correctionBody(
  { at }: PaperEvent,
  { unit, materials, note }: DataOf<'CorrectionRequested'>,
  { timezone, terms }: Receipt,
  { naming, item }: PaperView,
): Body {
  const [days, more] = [periodOf(terms, 'correction'), periodOf(terms, 'prolongation')];
  return {
    paragraphs: ['你（单位）的申请需要补正。需要补正的全部内容一次性告知如下。'],
    rows: [
      ['告知单位', naming.unit(unit)],
      ['告知时间', localTime(at, timezone)],
      ...(note === null ? [] : ([['说明', note]] as const)),
    ],
    materials: materials.map((code) => [materialName(code, item), '请补正']),
    closing: [
      `请自告知之日起${days}个工作日内补正；确有需要的，可以在期满前申请延长一次（${more}个工作日）。逾期不补正的，视为撤回申请。`,
    ],
  };
}

/** 特别程序告知书: the time that it needs, told in writing (行政许可法 45). */
export function specialProcedureBody(
  { at }: PaperEvent,
  { kind, days, unit, note }: DataOf<'SpecialProcedureStarted'>,
  { timezone }: Receipt,
  { naming }: PaperView,
): Body {
  return {
    paragraphs: ['你（单位）的申请在办理中依法需要进行下列程序，所需时间不计入办理时限。'],
    rows: [
      ['程序', naming.word('procedure', kind)],
      ['所需时间', `${days}个工作日`],
      ['办理单位', naming.unit(unit)],
      ['开始时间', localTime(at, timezone)],
      ...(note === null ? [] : ([['说明', note]] as const)),
    ],
    closing: [],
  };
}

/** 延期告知书: with its reason, approved by the head (行政许可法 42). */
export function extensionBody(
  { at }: PaperEvent,
  { days, by, reason }: DataOf<'ExtensionGranted'>,
  { timezone }: Receipt,
  { naming }: PaperView,
): Body {
  return {
    paragraphs: ['你（单位）的申请不能在原定时限内作出决定，经负责人批准，延长办理时限。'],
    rows: [
      ['延长', `${days}个工作日`],
      ['理由', reason],
      ['批准单位', naming.unit(by)],
      ['批准时间', localTime(at, timezone)],
    ],
    closing: [],
  };
}
