import {
  eligibilityOf,
  homeUnitOf,
  isFailure,
  placeOf,
  responsibleUnitOf,
  type ResponsiblePlace,
  type ServiceItem,
} from '#libs/catalogue/domain';
import { localDateOf } from '#libs/clocks/domain';
import { plain, type ResidentFacts } from '#libs/residents/domain';
import type { CaseContext } from '../context.js';
import { refuse, type Refusal } from '../refusal.js';
import { onlyWhoReceivedOrAboveVoids } from '../rules/person.js';
import { onlyWhile } from '../rules/phase.js';
import type { OpenCase } from '../state.js';
import type { Act } from './act.js';
import { refused } from './receive.js';
import { placeOfCase } from './request-received.js';

export interface ReplaceResidentPayload {
  readonly residentId: string;
  readonly reason: string;
}

/** Where these point to is told by the resident at the counter, and stays as it was told. */
const TOLD: ReadonlySet<ResponsiblePlace> = new Set([
  'insured',
  'incident',
  'employer',
  'chosen',
  'registry',
  'receiving',
]);

/**
 * 更正居民: the wrong resident was chosen. Before acceptance by the person who received, afterwards by a superior. The conditions of the item are asked
 * again; where another unit would be responsible and the case has left the counter, it is voided and received anew.
 */
export const replaceResident: Act<ReplaceResidentPayload> = {
  name: 'replace-resident',
  guards: [onlyWhile('received', 'accepted'), onlyWhoReceivedOrAboveVoids],
  decide(state, { residentId, reason }, context) {
    const { resident, item, tree } = context;
    if (residentId === state.residentId) return refuse('same-resident', {}, { field: '/residentId' });
    if (resident === null || tree.regionOf(resident.residenceUnit)?.code !== state.region)
      return refuse('unknown-resident', { item: state.item }, { field: '/residentId' });
    if (item === null) return refuse('unknown-item', { item: state.item });
    const found = belongsWhere(state, item.item, resident, context);
    if ('kind' in found) return found;
    const home = placeOfCase(found.homeUnit, tree);
    const { responsibleUnit } = found;
    return [
      {
        type: 'ResidentReplaced',
        data: { from: state.residentId, residentId, home, responsibleUnit, reason: plain(reason) },
      },
    ];
  },
};

function belongsWhere(
  state: OpenCase,
  item: ServiceItem,
  resident: ResidentFacts,
  { tree }: CaseContext,
): { readonly homeUnit: string; readonly responsibleUnit: string } | Refusal {
  const ineligible = eligibilityOf(item, resident, localDateOf(state.receivedAt, state.timezone), state.region, tree);
  if (ineligible) return refused(ineligible);
  const receivingUnit = state.receiving.unit;
  const request = { resident, receivingUnit };
  if (TOLD.has(item.responsible.place))
    return { homeUnit: homeUnitOf(item, request, state.home.unit, tree), responsibleUnit: state.responsibleUnit };
  const place = placeOf(item, request, tree);
  if (isFailure(place)) return refused(place);
  const responsibleUnit = responsibleUnitOf(item, state.mode, place, receivingUnit, tree);
  const hasLeft = state.handler.unit !== receivingUnit;
  if (hasLeft && responsibleUnit !== state.responsibleUnit)
    return refuse('resident-belongs-elsewhere', { unit: responsibleUnit, responsible: state.responsibleUnit });
  return { homeUnit: homeUnitOf(item, request, place, tree), responsibleUnit };
}
