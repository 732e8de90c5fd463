import type { LocalDate } from '#libs/clocks/domain';
import { everybody, isOurs, refuse } from '#libs/kernel/domain';
import { begun, placeAt, type Place } from '../../kit/index.js';
import { unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, type Admission, type Funds } from '../kit.js';
import { listOf, type AdmissionKind, type AdmissionPart } from '../lists.js';
import { listOwner, listOwners } from '../owners.js';
import {
  appliedAhead,
  ledgersStartInJanuary,
  notListedYet,
  OF_AN_APPLICATION,
  onlyForTheirOwn,
  withinATrial,
} from '../rules.js';
import { basisOf, fundsOf, partOf } from './said.js';

/** Applied for, with everything that the list will say of it. */
export interface AdmissionApplied {
  readonly type: 'AdmissionApplied';
  readonly data: Place &
    Pick<
      Admission,
      | 'kind'
      | 'list'
      | 'name'
      | 'content'
      | 'basis'
      | 'department'
      | 'part'
      | 'frequency'
      | 'funds'
      | 'systemOfRecord'
      | 'from'
      | 'to'
      | 'scope'
      | 'owner'
    >;
}
export const AdmissionApplied = defineBeginning<AdmissionApplied>('AdmissionApplied', {
  evolve: ({ region, timezone, unit, leaf, number, ...said }, happening) => ({
    ...begun({ region, timezone, unit, leaf, number }, happening),
    ...said,
    ...{ phase: 'applied', lawful: true, postedUntil: null, version: null, admittedAt: null, decidedAt: null },
    ...{ reviewedAt: null, leftAt: null, exit: null },
  }),
  words: {
    zh: '{department}申请将{admission-kind:kind}“{name}”列入{admission-list:list}，{from}至{to}。',
    en: '{department} applied for the {admission-kind:kind} “{name}” to be put on the {admission-list:list}, {from} to {to}.',
  },
});

export interface ApplyPayload {
  readonly kind: AdmissionKind;
  readonly name: string;
  readonly content: string;
  readonly basis: string | { readonly document: string; readonly article?: string | null | undefined };
  readonly department: string;
  readonly part: AdmissionPart | '自治' | '协助';
  readonly frequency: string;
  readonly funds: string | Funds;
  readonly systemOfRecord: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** 申请: by the department itself, 30 working days ahead; the owner of the list enters what comes from outside the region's departments. */
export const apply = defineBeginningAct('apply', {
  word: { zh: '申请准入', en: 'apply' },
  summary: {
    zh: '申请将一件事列入社区工作清单。',
    en: 'Apply for something to be put on the lists of what communities do.',
  },
  who: everybody,
  events: [AdmissionApplied],
  refusals: [unknownUnit, ...OF_AN_APPLICATION],
  body: () => import('./apply.body.js').then(({ ApplyBody }) => ApplyBody),
  decide: (_state, said: ApplyPayload, context) => {
    const { asker, tree, today, calendar } = context;
    const { kind, name, department, from, to } = said;
    const isUnit = tree.unit(department) !== null;
    const unit = isUnit ? department : asker.unit;
    const place = placeAt(context, unit);
    if (!place) return refuse(unknownUnit, { code: department }, { field: '/department' });
    const scope = tree.divisionOf(unit)?.code ?? place.region;
    const owner = listOwner(scope, today, tree).unit;
    const isTheirs =
      isUnit && asker.unit === department && (asker.role === 'case-handler' || asker.role === 'supervisor');
    if (!isTheirs && !isOurs(asker) && !listOwners({ asker, facts: { scope, owner }, tree }))
      return onlyForTheirOwn(department, context);
    const refusal =
      withinATrial(from, to) ??
      ledgersStartInJanuary(kind, from) ??
      appliedAhead(from, today, calendar) ??
      notListedYet({ kind, name, scope }, context);
    if (refusal) return refusal;
    const { content, frequency, systemOfRecord } = said;
    return [
      AdmissionApplied.of({
        ...place,
        ...{ kind, list: listOf(kind), name, content, basis: basisOf(said.basis), department, part: partOf(said.part) },
        ...{ frequency, funds: fundsOf(said.funds), systemOfRecord, from, to, scope, owner },
      }),
    ];
  },
});
