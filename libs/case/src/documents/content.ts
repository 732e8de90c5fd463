import { correctionBody, extensionBody, specialProcedureBody } from './notices.js';
import { dayWords, limitWords, localTime, localDay, materialName } from './phrases.js';
import type { Paper, PaperEvent } from './kinds.js';
import type { Body, DataOf, PaperContent, PaperView, Receipt } from './parts.js';

const REVIEW_OR_LAWSUIT =
  '如不服本决定，可以自收到之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。';
const COMPLAINT = '如有异议，可以向所在街道（乡镇）反映。';

/** The content of one of the case's papers; null where its events do not begin with a receipt. Pure: the same events print the same paper. */
export function paperContent(paper: Paper, events: readonly PaperEvent[], view: PaperView): PaperContent | null {
  const made = events.find(({ revision }) => revision === paper.revision);
  const first = events[0];
  if (!made || first?.event.type !== 'RequestReceived') return null;
  const receipt = first.event.data;
  const { timezone, number } = receipt;
  const body = bodyOf(made, receipt, events, view);
  return {
    title: paper.title,
    number: `${number}-${paper.number}`,
    addressee: view.applicant ?? '申请人',
    materials: [],
    ...body,
    rows: [
      ['办件编号', number],
      ['事项', `${view.item?.name ?? view.naming.item(receipt.item)}（${receipt.item}，第${receipt.itemVersion}版）`],
      ...body.rows,
    ],
    issuer: view.naming.unit(made.event.type === 'DecisionMade' ? made.event.data.unit : made.actor.unit),
    date: localDay(made.at, timezone),
    chain: made.chain,
    toBeSigned: paper.code === 'RCH',
  };
}

function bodyOf(made: PaperEvent, receipt: Receipt, events: readonly PaperEvent[], view: PaperView): Body {
  const { event } = made;
  switch (event.type) {
    case 'RequestReceived':
      return receiptBody(made, event.data, view);
    case 'RequestAccepted':
      return acceptanceBody(made, event.data, receipt, view);
    case 'AcceptanceRefused':
      return acceptanceRefusedBody(event.data, view);
    case 'CorrectionRequested':
      return correctionBody(made, event.data, receipt, view);
    case 'SpecialProcedureStarted':
      return specialProcedureBody(made, event.data, receipt, view);
    case 'ExtensionGranted':
      return extensionBody(made, event.data, receipt, view);
    case 'DecisionMade':
      return decisionBody(event.data, view);
    case 'ResultDelivered':
      return deliveryBody(event.data, events, made, receipt, view);
    default:
      return { paragraphs: [], rows: [], closing: [] };
  }
}

function receiptBody({ at, actor }: PaperEvent, data: Receipt, { item, naming, applicant }: PaperView): Body {
  const said = new Map(data.materials.map(({ code, supplied }) => [code, supplied]));
  const isChecked = data.terms.kind !== 'on-the-spot' && data.terms.kind !== 'guide-only';
  return {
    paragraphs: ['现收到你（单位）提交的申请及下列材料。本凭证只证明收到申请，不代表已经受理。'],
    rows: [
      ['申请人', applicant ?? '—'],
      ['收件单位', naming.unit(data.receiving.unit)],
      ['收件时间', localTime(at, data.timezone)],
      ['收件人', actor.person],
      ['责任单位', naming.unit(data.responsibleUnit)],
      ...(data.deliverTo?.unit ? ([['领取地点', naming.unit(data.deliverTo.unit)]] as const) : []),
    ],
    materials: (item?.materials ?? []).map(({ code, name, source }) => [
      name,
      source === 'shared' ? '部门共享，不需提交' : said.get(code) === false ? '未提交' : '已收',
    ]),
    closing: isChecked
      ? [
          '材料不齐全或者不符合规定形式的，将当场或者自收件之日起五个工作日内一次性告知需要补正的全部内容；逾期不告知的，自收件之日起即为受理。',
        ]
      : ['本事项属即办件，受理后当日作出决定。'],
  };
}

function acceptanceBody(
  { at, actor }: PaperEvent,
  { manner, gaps = [], acceptedAt }: DataOf<'RequestAccepted'>,
  { terms, timezone }: Receipt,
  { naming, item }: PaperView,
): Body {
  return {
    paragraphs: [ACCEPTED[manner]],
    rows: [
      ['受理单位', naming.unit(actor.unit)],
      ['受理时间', localTime(acceptedAt ?? at, timezone)],
      ['法定时限', limitWords(terms.statutory, terms.startsAt)],
      ['承诺时限', limitWords(terms.promised, terms.startsAt)],
    ],
    materials: gaps.map(({ material, due }) => [materialName(material, item), `${dayWords(due)}前补齐`]),
    closing: [
      ...(gaps.length > 0 ? ['上列材料逾期未补齐的，视为撤回申请。'] : []),
      '补正、特别程序等依法不计入时限的时间，另行书面告知。',
    ],
  };
}

const ACCEPTED: Readonly<Record<DataOf<'RequestAccepted'>['manner'], string>> = {
  explicit: '你（单位）的申请符合受理条件，决定予以受理。',
  'on-the-spot': '你（单位）的申请当场受理，当日作出决定。',
  'with-gaps': '你（单位）的申请主要材料齐全，按照容缺受理的规定，决定先予受理；尚缺的材料请按期补齐。',
  deemed: '你（单位）的申请自收件之日起五个工作日内未被告知补正，自收件之日起即为受理。',
};

function acceptanceRefusedBody({ reason, rightAuthority }: DataOf<'AcceptanceRefused'>, { item }: PaperView): Body {
  return {
    paragraphs: ['你（单位）的申请经审查，决定不予受理。'],
    rows: [
      ['不予受理的理由', reason],
      ...(rightAuthority === null ? [] : ([['应当提出申请的机关', rightAuthority]] as const)),
    ],
    closing: [(item?.administrativeAct ?? true) ? REVIEW_OR_LAWSUIT : COMPLAINT],
  };
}

function decisionBody({ outcome, reasons, remedies, unit }: DataOf<'DecisionMade'>, { naming }: PaperView): Body {
  const rows = [['决定单位', naming.unit(unit)], ...(reasons === null ? [] : [['理由', reasons]])] as [
    string,
    string,
  ][];
  if (outcome === 'granted') return { paragraphs: ['你（单位）的申请经审查，决定准予。'], rows, closing: [] };
  return {
    paragraphs: ['你（单位）的申请经审查，决定不予准予。'],
    rows,
    closing: [remedies === 'complaint-to-street' ? COMPLAINT : REVIEW_OR_LAWSUIT],
  };
}

const WAYS = { counter: '窗口领取', post: '邮寄送达', electronic: '电子送达', agent: '代领' } as const;

function deliveryBody(
  { way, receivedBy, trackingNumber }: DataOf<'ResultDelivered'>,
  events: readonly PaperEvent[],
  { at, actor }: PaperEvent,
  { timezone }: Receipt,
  { naming }: PaperView,
): Body {
  const decision = events.findLast(({ event }) => event.type === 'DecisionMade')?.event;
  const granted = decision?.type === 'DecisionMade' && decision.data.outcome === 'granted';
  return {
    paragraphs: ['下列文书及办理结果已经送达。'],
    rows: [
      ['送达文书', decision ? (granted ? '准予决定书' : '不予决定书') : '办理结果'],
      ['送达方式', WAYS[way]],
      ['送达单位', naming.unit(actor.unit)],
      ['送达时间', localTime(at, timezone)],
      ...(receivedBy === null ? [] : ([['签收人', receivedBy]] as const)),
      ...(trackingNumber === null ? [] : ([['邮件号', trackingNumber]] as const)),
    ],
    closing: [],
  };
}
