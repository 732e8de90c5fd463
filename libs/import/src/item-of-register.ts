import type { ServiceItem } from '#libs/catalogue/domain';
import { codeFrom, codePart, nameOfValue } from './codes.js';
import type { Mapping } from './mapping.js';

/** The item that a value of a register becomes; null: what names none. Where two values have one code, the first of them in the mapping names it. */
export function itemFrom({ item, title }: Mapping, value: string | null, category: string): ServiceItem {
  const { codes = {}, names = {}, unknown, definition = {} } = item;
  const { kind = 'promised', statutory = null, promised = null, administrativeAct = false, note = '' } = definition;
  const code = value === null ? undefined : codes[value];
  const spoken = nameOfValue(value ?? '', { codes, names });
  return {
    code: value === null ? 'unknown' : (code ?? codeFrom(codePart(value))),
    name: value === null ? (unknown?.name ?? 'unknown') : (spoken.name ?? spoken.value),
    category: category || 'other',
    department: null,
    population: ['all'],
    type: '',
    kind,
    mode: 'accept-anywhere',
    scope: 'city',
    responsible: { place: 'receiving', level: 'community', department: null },
    via: [],
    limits: {
      statutory: statutory && { rolls: true, ...statutory },
      promised: promised && { rolls: true, ...promised },
      startsAt: 'received',
      endsAt: 'decided',
    },
    legs: [],
    materials: [],
    excluded: [],
    eligibility: {},
    inPerson: false,
    administrativeAct,
    note,
    source: title,
  };
}
