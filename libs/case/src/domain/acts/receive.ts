import { mayAct } from '#libs/access/domain';
import {
  counterMayTake,
  eligibilityOf,
  homeUnitOf,
  isFailure,
  mayOverrideResponsible,
  missingMaterials,
  modeOf,
  placeOf,
  responsibleUnitOf,
  unknownMaterials,
  type RuleFailure,
  type ServiceItem,
} from '#libs/catalogue/domain';
import { localDateOf } from '#libs/clocks/domain';
import { plain, type ResidentFacts } from '#libs/residents/domain';
import { isImport, type CaseContext } from '../context.js';
import type { CaseEvent, CaseMode, DeliveryWay } from '../events.js';
import { refuse, type Refusal } from '../refusal.js';
import { initialState, type CaseState } from '../state.js';
import { receiveFromRegister, type RegisterEntry } from './receive-from-register.js';
import { requestReceived } from './request-received.js';

export interface ReceivePayload {
  readonly item: string;
  readonly residentId: string | null;
  readonly mode?: CaseMode | null | undefined;
  /** What is not mentioned was shown. */
  readonly materials?: readonly { readonly code: string; readonly supplied: boolean }[] | null | undefined;
  readonly deliverTo?: { readonly way: DeliveryWay; readonly unit?: string | null | undefined } | null | undefined;
  /** The community that the item's `responsible.place` points to. */
  readonly place?: string | null | undefined;
  readonly responsibleUnit?: string | null | undefined;
  readonly overrideReason?: string | null | undefined;
  readonly agent?: { readonly residentId: string; readonly authority: string } | null | undefined;
  readonly note?: string | null | undefined;
  /** The case that this one is a part of: one thing, many items. */
  readonly parent?: string | null | undefined;
  /** Only of an import. */
  readonly register?: RegisterEntry | undefined;
}

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
export function receive(
  payload: ReceivePayload,
  state: CaseState,
  context: CaseContext,
): readonly CaseEvent[] | Refusal {
  if (state.phase !== 'none') return refuse('already-received');
  const region = context.tree.regionOf(context.asker.unit);
  const zone = context.tree.timezoneOf(context.asker.unit);
  const { item, version } = context.item ?? {};
  if (!region || !zone) return notAllowed(context);
  if (!item || version === undefined) return refuse('unknown-item', { item: payload.item }, { field: '/item' });
  if (payload.register) {
    if (!isImport(context)) return notAllowed(context);
    return receiveFromRegister(payload, payload.register, { item, region: region.code, zone, context });
  }
  const place = placeFor(payload, item, context);
  const receipt: Receipt = { payload, item, version, region: region.code, zone, place, context };
  return namesWhatIsNotThere(receipt) ?? onlyDesksReceive(receipt) ?? receivedAtTheCounter(receipt);
}

function notAllowed({ asker }: CaseContext): Refusal {
  return refuse('not-allowed', { act: 'receive', role: asker.role, unit: asker.unit });
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
  if (payload.residentId !== null && !isOfRegion(resident, region, context))
    return refuse('unknown-resident', { item: item.code }, { field: '/residentId' });
  if (payload.agent && !isOfRegion(context.agent ?? null, region, context))
    return refuse('unknown-resident', { item: item.code }, { field: '/agent/residentId' });
  const [unknown] = unknownMaterials(item, payload.materials ?? []);
  if (unknown !== undefined) {
    const material = payload.materials?.[unknown]?.code ?? '';
    return refuse('unknown-material', { item: item.code, material }, { field: `/materials/${unknown}/code` });
  }
  const deliverTo = payload.deliverTo?.unit;
  if (deliverTo && tree.regionOf(deliverTo)?.code !== region)
    return refuse('unknown-unit', { code: deliverTo }, { field: '/deliverTo/unit' });
  const named = payload.responsibleUnit;
  if (named && !tree.unit(named)) return refuse('unknown-unit', { code: named }, { field: '/responsibleUnit' });
  if (payload.parent && (!context.parent || context.parent.phase === 'none' || context.parent.region !== region))
    return refuse('unknown-parent', {}, { field: '/parent' });
  const refusal = isFailure(place) ? refused(place) : null;
  return refusal?.kind === 'bad-request' ? refusal : null;
}

/** Any desk receives; an intake clerk only for residents of the own district. */
function onlyDesksReceive(receipt: Receipt): Refusal | null {
  const { asker, tree } = receipt.context;
  const facts = { receivingUnit: asker.unit, homeUnit: homeOf(receipt) };
  return mayAct(asker, 'receive', facts, tree) ? null : notAllowed(receipt.context);
}

function receivedAtTheCounter(receipt: Receipt): readonly CaseEvent[] | Refusal {
  const { payload, item, place, context } = receipt;
  const { tree, asker, resident } = context;
  const offTheList = onlyPublishedItemsAreReceived(receipt);
  if (offTheList) return offTheList;
  if (isFailure(place)) return refused(place);

  const notAPart = mayBePartOf(context.parent ?? initialState, payload);
  if (notAPart) return notAPart;
  const elsewhere = counterMayTake(item, asker.unit, place, tree);
  if (elsewhere) return counted(refused(elsewhere), elsewhere.rightAddress ?? null, receipt);

  const mode = modeOf(item, payload.mode ?? undefined, { receivingUnit: asker.unit, place }, tree);
  if (isFailure(mode)) return refused(mode);

  const today = localDateOf(context.now, receipt.zone);
  const ineligible = eligibilityOf(item, resident, today, receipt.region, tree);
  if (ineligible)
    return resident ? refused(ineligible) : refuse('resident-needed', { item: item.code }, { field: '/residentId' });

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

/** 一件事: a part belongs to the same resident as the whole, which is open and no part itself (国发〔2024〕3号). */
function mayBePartOf(parent: CaseState, { residentId }: ReceivePayload): Refusal | null {
  if (parent.phase === 'none') return null;
  const field = { field: '/parent' };
  if (parent.phase === 'closed') return refuse('parent-closed', { number: parent.number }, field);
  if (parent.parent !== null) return refuse('parent-is-a-part', { number: parent.number }, field);
  return parent.residentId === residentId ? null : refuse('parent-of-another', { number: parent.number }, field);
}

function homeOf({ item, place, context }: Receipt): string {
  const { asker, resident, tree } = context;
  const placeFound = isFailure(place) ? asker.unit : place;
  return homeUnitOf(item, { resident, receivingUnit: asker.unit }, placeFound, tree);
}

function mayBeResponsible(asked: string, found: string, mode: CaseMode, receipt: Receipt): Refusal | null {
  const { item, payload, context } = receipt;
  const field = '/responsibleUnit';
  if (mode === 'decide-anywhere') return refuse('decided-at-the-counter', { responsible: found }, { field });
  if (!payload.overrideReason?.trim())
    return refuse('override-reason-needed', { unit: asked, found }, { field: '/overrideReason' });
  const override = { asked, found, receivingUnit: context.asker.unit };
  const failed = mayOverrideResponsible(item, override, context.tree);
  return failed && refused({ ...failed, field });
}

/** A rule of the catalogue in the case's words. */
export function refused({ failed, params, field }: RuleFailure): Refusal {
  return refuse(failed, params, field === undefined ? {} : { field });
}

/** 准入: what is not on the published list, is suspended or has left it, is not received; and who goes on asking is counted (rules §0). */
function onlyPublishedItemsAreReceived(receipt: Receipt): Refusal | null {
  const { item, context } = receipt;
  const state = context.item?.state;
  if (state === 'published') return null;
  const params = { item: item.code, basis: context.item?.basis ?? '' };
  if (state === 'suspended') return counted(refuse('item-suspended', params), null, receipt);
  return counted(refuse(state === 'withdrawn' ? 'item-withdrawn' : 'item-not-published', params), null, receipt);
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
      residentId: payload.residentId,
    },
  };
}
