import { CATALOGUE_REFUSALS } from '../../rules/catalogue.js';
import { type PlaceOfCase } from '../../state/codes.js';
import { anyOf, plain, refusal, refuse, type Refusal, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import {
  eligibilityOf,
  homeUnitOf,
  isFailure,
  placeOf,
  responsibleUnitOf,
  type ResponsiblePlace,
  type ServiceItem,
} from '#libs/catalogue/domain';
import { above, deskOf, receiving } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { onlyWhoReceivedOrAboveVoids } from '../../rules/person.js';
import { unknownItem, unknownResident } from '../../rules/named.js';
import { placeOfCase } from '../receive/request-received.js';
import { type OpenCase } from '../../state/case.js';
import { type ResidentFacts } from '#libs/residents/domain';
import { type CaseContext } from '../../context.js';
import { localDateOf } from '#libs/clocks/domain';
import { refused } from '../../rules/catalogue.js';
import { onlyForTheLiving, residentDied } from '../../rules/death.js';
export interface ReplaceResidentPayload {
  readonly residentId: string;
  readonly reason: string;
}

/** The wrong resident was chosen at the receipt. The key that seals the case's texts stays what it was. */
export interface ResidentReplaced {
  readonly type: 'ResidentReplaced';
  readonly data: {
    readonly from: string | null;
    readonly residentId: string;
    readonly home: PlaceOfCase;
    readonly responsibleUnit: string;
    readonly reason: Sealed;
  };
}
export const ResidentReplaced = defineEvent<ResidentReplaced>('ResidentReplaced', {
  evolve: (state, { residentId, home, responsibleUnit }) => ({ ...state, residentId, home, responsibleUnit }),
  words: {
    zh: '更正居民，责任单位{unit:responsibleUnit}：{reason}。',
    en: 'The resident was corrected, {unit:responsibleUnit} is responsible: {reason}.',
  },
});

export const sameResident = refusal('same-resident', {
  rule: '更正居民: 须说明理由',
  title: { zh: '居民未变', en: 'The same resident' },
  detail: {
    zh: '本件已是这位居民的，不用更正。请选择正确的居民。',
    en: 'The case is this resident’s already. Name the right one.',
  },
});

export const residentBelongsElsewhere = refusal('resident-belongs-elsewhere', {
  rule: '更正居民: 责任单位不同的, 作废后重新收件',
  title: { zh: '应由其他单位负责', en: 'Another unit would be responsible' },
  detail: {
    zh: '这位居民的事项应由{unit:unit}负责，而本件已到{unit:responsible}。请作废本件，为这位居民重新收件。',
    en: 'This resident’s matter is for {unit:unit}, and the case has gone to {unit:responsible}. Void it and receive it anew.',
  },
});

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
export const replaceResident = defineAct('replace-resident', {
  word: { zh: '更正居民', en: 'replace the resident of' },
  summary: { zh: '更正居民：收件时选错了居民。', en: 'Replace a wrong resident.' },
  who: anyOf(above(receiving), deskOf(receiving)),
  guards: [onlyWhile('received', 'accepted'), onlyWhoReceivedOrAboveVoids],
  events: [ResidentReplaced],
  refusals: [...CATALOGUE_REFUSALS, residentDied, sameResident, unknownResident, unknownItem, residentBelongsElsewhere],
  body: () => import('./replace-resident.body.js').then(({ ReplaceResidentBody }) => ReplaceResidentBody),
  decide(state, { residentId, reason }: ReplaceResidentPayload, context) {
    const { resident, item, tree } = context;
    if (residentId === state.residentId) return refuse(sameResident, {}, { field: '/residentId' });
    if (resident === null || tree.regionOf(resident.residenceUnit)?.code !== state.region)
      return refuse(unknownResident, { item: state.item }, { field: '/residentId' });
    if (item === null) return refuse(unknownItem, { item: state.item });
    const tooLate = onlyForTheLiving(state.item, state.terms.afterDeath === true, resident, '/residentId');
    if (tooLate) return tooLate;
    const found = belongsWhere(state, item.item, resident, context);
    if ('kind' in found) return found;
    const home = placeOfCase(found.homeUnit, tree);
    const { responsibleUnit } = found;
    return [ResidentReplaced.of({ from: state.residentId, residentId, home, responsibleUnit, reason: plain(reason) })];
  },
});

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
    return refuse(residentBelongsElsewhere, { unit: responsibleUnit, responsible: state.responsibleUnit });
  return { homeUnit: homeUnitOf(item, request, place, tree), responsibleUnit };
}
