import { cannotBeStored } from '../../rules/every-act.js';
import { type CaseMode } from '../../state/codes.js';
import { receiveFromRegister } from './from-register.js';
import { type ReceivePayload } from './receive-payload.js';
import {
  agentMayAct,
  CERTIFICATE_ITEM,
  counterMayTake,
  eligibilityOf,
  forbiddenKindIn,
  homeUnitOf,
  isFailure,
  mayOverrideResponsible,
  missingMaterials,
  modeOf,
  placeOf,
  responsibleUnitOf,
  type RuleFailure,
  type ServiceItem,
  unknownMaterials,
} from '#libs/catalogue/domain';
import { isImport, type CaseContext } from '../../context.js';
import { defineBeginningAct } from '../../kit.js';
import { desk } from '../../rules/who.js';
import { RequestReceived, requestReceived } from './request-received.js';
import { notAllowed } from '../../rules/every-act.js';
import { unitClosed, unknownItem, unknownMaterial, unknownResident, unknownUnit } from '../../rules/named.js';
import {
  itemNotPublished,
  itemSuspended,
  itemWithdrawn,
  overrideReasonNeeded,
  parentClosed,
  parentIsAPart,
  parentOfAnother,
  residentNeeded,
  unknownParent,
} from './receipt-refusals.js';
import { noForbiddenCertificate, refuseForbidden } from '../../rules/certificates.js';
import { decidedAtTheCounter } from '../../rules/place.js';
import { onlyForTheLiving, residentDied } from '../../rules/death.js';
import { CATALOGUE_REFUSALS, refused } from '../../rules/catalogue.js';
import { isOurs, plain, refuse, type Refusal } from '#libs/kernel/domain';
import { type ResidentFacts } from '#libs/residents/domain';
import { initialState, type CaseState } from '../../state/case.js';
import { localDateOf } from '#libs/clocks/domain';
/** A receipt at a desk, once it is clear that what the command names is there. */
interface Receipt {
  readonly payload: ReceivePayload;
  readonly item: ServiceItem;
  readonly version: number;
  readonly region: string;
  readonly zone: string;
  readonly place: string | RuleFailure;
  readonly context: CaseContext;
}

/**
 * 收件: takes a request in at the asker's counter. What the command names must be there (400), the role must do for the resident's district (403), and
 * then the rules of the catalogue are asked: whether this counter may take the item, in what mode, for whom, and who is responsible.
 */
export const receive = defineBeginningAct('receive', {
  word: { zh: '收件', en: 'receive' },
  summary: { zh: '收件：在任何窗口收下一件申请。', en: 'Receive a request, at any counter.' },
  who: desk,
  events: [RequestReceived],
  refusals: [
    notAllowed,
    unknownItem,
    unknownMaterial,
    unknownParent,
    residentNeeded,
    parentClosed,
    parentIsAPart,
    parentOfAnother,
    overrideReasonNeeded,
    itemSuspended,
    itemNotPublished,
    itemWithdrawn,
    decidedAtTheCounter,
    noForbiddenCertificate,
    cannotBeStored,
    unitClosed,
    residentDied,
    ...CATALOGUE_REFUSALS,
  ],
  body: () => import('./receive.body.js').then(({ ReceiveBody }) => ReceiveBody),
  decide: (_state, payload: ReceivePayload, context) => received(payload, context),
});

function received(payload: ReceivePayload, context: CaseContext): readonly RequestReceived[] | Refusal {
  const region = context.tree.regionOf(context.asker.unit);
  const zone = context.tree.timezoneOf(context.asker.unit);
  const { item, version } = context.item ?? {};
  if (!region || !zone) return mayNot(context);
  if (!item || version === undefined) return refuse(unknownItem, { item: payload.item }, { field: '/item' });
  if (payload.register) {
    if (!isImport(context)) return mayNot(context);
    return receiveFromRegister(payload, payload.register, { item, region: region.code, zone, context });
  }
  const place = placeFor(payload, item, context);
  const receipt: Receipt = { payload, item, version, region: region.code, zone, place, context };
  return namesWhatIsNotThere(receipt) ?? onlyDesksReceive(receipt) ?? receivedAtTheCounter(receipt);
}

function mayNot({ asker }: CaseContext): Refusal {
  return refuse(notAllowed, { act: 'receive', role: asker.role, unit: asker.unit });
}

/** The place by the item's rule; where the record points out of the region, a unit that is named in its stead may do. */
function placeFor(payload: ReceivePayload, item: ServiceItem, context: CaseContext): string | RuleFailure {
  const { asker, resident, tree } = context;
  const request = { resident, receivingUnit: asker.unit, ...(payload.place ? { place: payload.place } : {}) };
  const found = placeOf(item, request, tree);
  const isOutside = isFailure(found) && found.failed === 'household-outside';
  return isOutside && payload.responsibleUnit && tree.unit(payload.responsibleUnit) ? payload.responsibleUnit : found;
}

function isOfRegion(resident: ResidentFacts | null, region: string, { tree }: CaseContext): boolean {
  return resident !== null && tree.regionOf(resident.residenceUnit)?.code === region;
}

function namesWhatIsNotThere({ payload, item, region, place, context }: Receipt): Refusal | null {
  const { resident, tree } = context;
  if (payload.residentId && !isOfRegion(resident, region, context))
    return refuse(unknownResident, { item: item.code }, { field: '/residentId' });
  if (payload.agent && !isOfRegion(context.agent ?? null, region, context))
    return refuse(unknownResident, { item: item.code }, { field: '/agent/residentId' });
  const [unknown] = unknownMaterials(item, payload.materials ?? []);
  if (unknown !== undefined) {
    const material = payload.materials?.[unknown]?.code ?? '';
    return refuse(unknownMaterial, { item: item.code, material }, { field: `/materials/${unknown}/code` });
  }
  const deliverTo = payload.deliverTo?.unit;
  if (deliverTo && tree.regionOf(deliverTo)?.code !== region)
    return refuse(unknownUnit, { code: deliverTo }, { field: '/deliverTo/unit' });
  const named = payload.responsibleUnit;
  if (named && !tree.unit(named)) return refuse(unknownUnit, { code: named }, { field: '/responsibleUnit' });
  if (payload.parent && (!context.parent || context.parent.phase === 'none' || context.parent.region !== region))
    return refuse(unknownParent, {}, { field: '/parent' });
  // A place that has ended is known: its successor is told when the role has been looked at.
  const isKnown = !payload.place || !tree.hasEnded(payload.place);
  const refusal = isFailure(place) && isKnown ? refused(place) : null;
  return refusal?.kind === 'bad-request' ? refusal : null;
}

/** A unit that has ended takes nothing any more; its successor is told. */
function namesWhatHasEnded({ payload, context: { tree } }: Receipt): Refusal | null {
  const { deliverTo, responsibleUnit, place } = payload;
  const named = { '/deliverTo/unit': deliverTo?.unit, '/responsibleUnit': responsibleUnit, '/place': place };
  for (const [field, unit] of Object.entries(named))
    if (unit && tree.hasEnded(unit)) return refuse(unitClosed, { unit, successor: tree.standingFor(unit) }, { field });
  return null;
}

/** Any desk receives; an intake clerk only for residents of the own district. */
function onlyDesksReceive(receipt: Receipt): Refusal | null {
  const { asker, tree } = receipt.context;
  const facts = { receivingUnit: asker.unit, homeUnit: homeOf(receipt) };
  return isOurs(asker) || desk({ asker, facts, tree }) ? null : mayNot(receipt.context);
}

function receivedAtTheCounter(receipt: Receipt): readonly RequestReceived[] | Refusal {
  const { payload, item, place, context } = receipt;
  const { tree, asker, resident } = context;
  const offTheList = onlyPublishedItemsAreReceived(receipt) ?? namesWhatHasEnded(receipt);
  if (offTheList) return offTheList;
  if (isFailure(place)) return refused(place);

  const notAPart = mayBePartOf(context.parent ?? initialState, payload);
  if (notAPart) return notAPart;
  const elsewhere = counterMayTake(item, asker.unit, place, tree);
  if (elsewhere) return counted(refused(elsewhere), elsewhere.rightAddress ?? null, receipt);

  const byAgent =
    agentMayAct(item, Boolean(payload.agent)) ??
    agentMayAct(item, payload.deliverTo?.way === 'agent', '/deliverTo/way');
  if (byAgent) return refused(byAgent);

  const forbidden = onlyWhatACommunityCertifies(receipt);
  if (forbidden) return forbidden;

  const mode = modeOf(item, payload.mode ?? undefined, { receivingUnit: asker.unit, place }, tree);
  if (isFailure(mode)) return refused(mode);

  const tooLate = onlyForTheLiving(item.code, item.afterDeath === true, resident, '/residentId');
  if (tooLate) return tooLate;
  const today = localDateOf(context.now, receipt.zone);
  const ineligible = eligibilityOf(item, resident, today, receipt.region, tree);
  if (ineligible)
    return resident ? refused(ineligible) : refuse(residentNeeded, { item: item.code }, { field: '/residentId' });

  const found = responsibleUnitOf(item, mode, place, asker.unit, tree);
  const responsibleUnit = payload.responsibleUnit ?? found;
  const misdirected = responsibleUnit === found ? null : mayBeResponsible(responsibleUnit, found, mode, receipt);
  if (misdirected) return misdirected;

  return [
    requestReceived(payload, receipt, {
      mode,
      receivingUnit: asker.unit,
      homeUnit: homeOf(receipt),
      responsibleUnit,
      overrideReason: responsibleUnit === found ? null : plain(payload.overrideReason?.trim()),
      missing: missingMaterials(item, payload.materials ?? []),
    }),
  ];
}

/** 民发〔2020〕20号: of SQ-01 a kind that no community certifies is not received; the right address is told, and it is counted. */
function onlyWhatACommunityCertifies({ item, payload, region, zone, context }: Receipt): Refusal | null {
  if (item.code !== CERTIFICATE_ITEM || !payload.certificateKind) return null;
  const today = localDateOf(context.now, zone);
  const kind = forbiddenKindIn(payload.certificateKind, region, today);
  const asked = { asker: context.asker, region, today };
  return kind && refuseForbidden(kind, '/certificateKind', asked, payload.residentId ?? null);
}

/** 一件事: a part belongs to the same resident as the whole, which is open and no part itself (国发〔2024〕3号). */
function mayBePartOf(parent: CaseState, { residentId }: ReceivePayload): Refusal | null {
  if (parent.phase === 'none') return null;
  const field = { field: '/parent' };
  if (parent.phase === 'closed') return refuse(parentClosed, { number: parent.number }, field);
  if (parent.parent !== null) return refuse(parentIsAPart, { number: parent.number }, field);
  return parent.residentId === (residentId ?? null) ? null : refuse(parentOfAnother, { number: parent.number }, field);
}

function homeOf({ item, place, context }: Receipt): string {
  const { asker, resident, tree } = context;
  const placeFound = isFailure(place) ? asker.unit : place;
  return homeUnitOf(item, { resident, receivingUnit: asker.unit }, placeFound, tree);
}

function mayBeResponsible(asked: string, found: string, mode: CaseMode, receipt: Receipt): Refusal | null {
  const { item, payload, context } = receipt;
  const field = '/responsibleUnit';
  if (mode === 'decide-anywhere') return refuse(decidedAtTheCounter, { responsible: found }, { field });
  if (!payload.overrideReason?.trim())
    return refuse(overrideReasonNeeded, { unit: asked, found }, { field: '/overrideReason' });
  const override = { asked, found, receivingUnit: context.asker.unit };
  const failed = mayOverrideResponsible(item, override, context.tree);
  return failed && refused({ ...failed, field });
}

/** 准入: what is not on the published list, is suspended or has left it, is not received; and who goes on asking is counted (rules §0). */
function onlyPublishedItemsAreReceived(receipt: Receipt): Refusal | null {
  const { item, context } = receipt;
  const state = context.item?.state;
  if (state === 'published') return null;
  const params = { item: item.code, basis: context.item?.basis ?? '' };
  if (state === 'suspended') return counted(refuse(itemSuspended, params), null, receipt);
  return counted(refuse(state === 'withdrawn' ? itemWithdrawn : itemNotPublished, params), null, receipt);
}

/** Counted: how often is an item asked for where or when it may not be taken (rules §9). */
function counted(refusal: Refusal, rightAddress: string | null, { item, region, payload, context }: Receipt): Refusal {
  return {
    ...refusal,
    counted: {
      region,
      unit: context.asker.unit,
      item: item.code,
      rule: refusal.rule,
      code: refusal.code,
      rightAddress,
      residentId: payload.residentId ?? null,
    },
  };
}
