import { type CaseMode, type Channel, type DeliveryWay, type PlaceOfCase } from '../../state/codes.js';
import { paramsOf, plain, type Happening, type PlainText, type Sealed, words } from '#libs/kernel/domain';
import { localDateOf, type Instant } from '#libs/clocks/domain';
import { defineBeginning } from '../../kit.js';
import { type KnownCase } from '../../state/case.js';
import { NO_REVIEW } from '../../state/review.js';
import { tolerableMissing } from '../../state/owed.js';
import { NO_MOVES, NO_VOICE } from '../../state/moves.js';
import { isForeignCounter, termsOf, type ItemTerms, type ServiceItem } from '#libs/catalogue/domain';
import { type CaseContext } from '../../context.js';
import { type ReceivePayload } from './receive-payload.js';
import { caseNumber } from '../../number.js';
import { type RegionTree } from '#libs/region/domain';
import { receipt } from './receipt.js';
export interface RequestReceived {
  readonly type: 'RequestReceived';
  readonly data: {
    readonly region: string;
    readonly timezone: string;
    readonly number: string;
    readonly item: string;
    readonly itemVersion: number;
    readonly terms: ItemTerms;
    readonly mode: CaseMode;
    readonly residentId: string | null;
    readonly receiving: PlaceOfCase;
    readonly home: PlaceOfCase;
    readonly responsibleUnit: string;
    readonly overrideReason: Sealed | null;
    /** What the counter said of each material; `missing` are required ones said not to have been supplied. */
    readonly materials: readonly { readonly code: string; readonly supplied: boolean }[];
    readonly missing: readonly string[];
    readonly deliverTo: { readonly way: DeliveryWay; readonly unit: string | null } | null;
    readonly agent: { readonly residentId: string; readonly authority: Sealed } | null;
    readonly note: Sealed | null;
    /** The case that this one is a part of; left out where there is none. */
    readonly parent?: string;
    /** 人户分离: the street where the resident lives, where that is another district than the household's; left out otherwise. */
    readonly livesElsewhere?: string;
    /** Each left out where it was not said: the ticket of the hall, where the resident was met, who was asked first, what is to be certified. */
    readonly ticketId?: string;
    readonly channel?: Channel;
    readonly firstAsked?: string;
    readonly certificateKind?: string;
    /** Only of an import: the due time that the register had set, the channel and the register's own number. */
    readonly register: {
      readonly due: Instant | null;
      readonly channel: string | null;
      readonly foreignNumber: string;
    } | null;
  };
}
export const RequestReceived = defineBeginning<RequestReceived>('RequestReceived', {
  documents: [receipt],
  evolve: received,
  words: ({ receiving, responsibleUnit, ...data }) =>
    words(
      '{unit:unit}收件：{item:item}（{mode:mode}），编号{number}，责任单位{unit:responsible}。[尚缺材料：{material:missing}。][备注：{note}。]',
      '{unit:unit} received {item:item} ({mode:mode}), number {number}; {unit:responsible} is responsible.[ Missing: {material:missing}.][ Note: {note}.]',
      { ...paramsOf(data), unit: receiving.unit, responsible: responsibleUnit },
    ),
});

function received(data: RequestReceived['data'], { metadata, stream }: Happening<RequestReceived>): KnownCase {
  return {
    phase: 'received',
    region: data.region,
    timezone: data.timezone,
    number: data.number,
    item: data.item,
    itemVersion: data.itemVersion,
    terms: data.terms,
    mode: data.mode,
    residentId: data.residentId,
    sealKey: data.residentId === null ? stream : `resident-${data.residentId}`,
    receiving: { ...data.receiving, person: metadata.actor.person },
    home: data.home,
    responsibleUnit: data.responsibleUnit,
    missing: data.missing,
    ...tolerableMissing(notShown(data)),
    deliverTo: data.deliverTo,
    registerDue: data.register?.due ?? null,
    origin: metadata.origin ?? null,
    ...(data.register && { register: { ...data.register, broughtInAt: metadata.recordedAt } }),
    receivedAt: metadata.occurredAt,
    completeAt: data.missing.length === 0 ? metadata.occurredAt : null,
    acceptedAt: null,
    acceptance: null,
    escalation: null,
    routedBy: [],
    arrivedAt: metadata.occurredAt,
    routedAt: null,
    livesElsewhere: data.livesElsewhere ?? null,
    notExamined: [],
    agent: data.agent?.residentId ?? null,
    fired: [],
    parent: data.parent ?? null,
    episodes: [],
    review: NO_REVIEW,
    moves: NO_MOVES,
    coHandlings: [],
    papers: [],
    supervision: [],
    voice: NO_VOICE,
    handler: { unit: data.receiving.unit, signed: true, person: null },
  };
}

/** Tolerable materials that the counter said were not there. */
function notShown({ materials, terms }: RequestReceived['data']): readonly string[] {
  const absent = materials.filter(({ supplied }) => !supplied).map(({ code }) => code);
  return absent.filter((code) => terms.tolerable?.includes(code));
}

/** Where and of what a request is received. */
export interface Circumstances {
  readonly item: ServiceItem;
  readonly version: number;
  readonly region: string;
  readonly zone: string;
  readonly context: CaseContext;
}

/** What was found out about it. */
export interface Findings {
  readonly mode: CaseMode;
  readonly receivingUnit: string;
  readonly homeUnit: string;
  readonly responsibleUnit: string;
  readonly overrideReason: PlainText | null;
  readonly missing: readonly string[];
}

export function requestReceived(
  payload: ReceivePayload,
  { item, version, region, zone, context }: Circumstances,
  findings: Findings,
): RequestReceived {
  const { mode, receivingUnit, homeUnit, responsibleUnit, overrideReason, missing } = findings;
  const { deliverTo, agent, register } = payload;
  return RequestReceived.of({
    region,
    timezone: zone,
    number: caseNumber(receivingUnit, localDateOf(context.now, zone), context.caseId),
    item: item.code,
    itemVersion: version,
    terms: termsOf(item, { mode, isForeign: isForeignCounter(receivingUnit, responsibleUnit, context.tree) }),
    mode,
    residentId: payload.residentId ?? null,
    receiving: placeOfCase(receivingUnit, context.tree),
    home: placeOfCase(homeUnit, context.tree),
    responsibleUnit,
    overrideReason,
    materials: (payload.materials ?? []).map(({ code, supplied }) => ({ code, supplied })),
    missing,
    deliverTo: deliverTo ? { way: deliverTo.way, unit: deliverTo.unit ?? null } : null,
    agent: agent ? { residentId: agent.residentId, authority: plain(agent.authority) } : null,
    note: plain(payload.note),
    ...(payload.parent ? { parent: payload.parent } : {}),
    ...howItCame(payload),
    ...livesElsewhere(item, context),
    register: register ? { due: register.due, channel: register.channel, foreignNumber: register.foreignNumber } : null,
  });
}

function howItCame({ ticketId, channel, firstAsked, certificateKind }: ReceivePayload) {
  return {
    ...(ticketId && { ticketId }),
    ...(channel && { channel }),
    ...(firstAsked && { firstAsked }),
    ...(certificateKind && { certificateKind }),
  };
}

/** Rules §2.3: for a matter of the household, the street of the residence helps with what is to be looked into there. */
function livesElsewhere({ responsible }: ServiceItem, { resident, tree }: CaseContext): { livesElsewhere?: string } {
  if (resident === null || responsible.place !== 'household') return {};
  const { householdUnit, residenceUnit } = resident;
  const street = tree.ancestorAt(residenceUnit, 'street')?.code;
  const isElsewhere = householdUnit !== null && tree.districtOf(householdUnit) !== tree.districtOf(residenceUnit);
  return street !== undefined && isElsewhere ? { livesElsewhere: tree.standingFor(street) } : {};
}

export function placeOfCase(unit: string, tree: RegionTree): PlaceOfCase {
  return { unit, leaf: tree.leafOf(unit) ?? unit, district: tree.districtOf(unit) ?? unit };
}
