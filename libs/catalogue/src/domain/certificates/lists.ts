import type { LocalDate } from '#libs/clocks/domain';
import { HUBEI, TWENTY, type ForbiddenKind } from './forbidden-kinds.js';
import { POSITIVE, type PositiveKind } from './positive-kinds.js';

/** A version of the lists of a region: what must not be certified, and what a community may. */
export interface CertificateList {
  /** The region whose own list it is, by the digits that its code begins with; empty where it holds for all. */
  readonly region: string;
  readonly version: string;
  readonly from: LocalDate;
  readonly forbidden: readonly ForbiddenKind[];
  readonly positive: readonly PositiveKind[];
}

/** By region and version. The province's follow-up of Liaoning (辽民发〔2020〕52号) has the national twenty. */
const LISTS: readonly CertificateList[] = [
  { region: '', version: '民发〔2020〕20号', from: '2020-02-24', forbidden: TWENTY, positive: POSITIVE },
  {
    region: '21',
    version: '民发〔2020〕20号、辽民发〔2020〕52号',
    from: '2020-10-01',
    forbidden: TWENTY,
    positive: POSITIVE,
  },
  { region: '42', version: '湖北省清单（21项）', from: '2020-10-01', forbidden: HUBEI, positive: POSITIVE },
];

/** Before the first list there was none. */
const NONE: CertificateList = { region: '', version: '无清单', from: '1900-01-01', forbidden: [], positive: [] };

/** The list that binds a region on a day: its own before the nation's, the latest version that was in force. */
export function listFor(region: string, on: LocalDate): CertificateList {
  const inForce = LISTS.filter((list) => region.startsWith(list.region) && list.from <= on);
  const nearest = [...inForce].sort((a, b) => b.region.length - a.region.length || (a.from < b.from ? 1 : -1));
  return nearest[0] ?? NONE;
}

/** Whether a kind is meant by what was said: its code, its name, with or without 证明, or another word for it. */
export function isMeant(
  {
    code,
    name,
    also,
  }: { readonly code: string; readonly name: { readonly zh: string }; readonly also: readonly string[] },
  said: string,
): boolean {
  const text = said.normalize('NFKC').replace(/\s/g, '');
  return text.toLowerCase() === code || [name.zh, ...also].some((word) => text.includes(word));
}

/** 社区出具证明: the item under which certificates are asked for. */
export const CERTIFICATE_ITEM = 'SQ-01';

/** The forbidden kind that is meant, by the list of a region on a day; null where none is. */
export function forbiddenKindIn(said: string, region: string, on: LocalDate): ForbiddenKind | null {
  return listFor(region, on).forbidden.find((kind) => isMeant(kind, said)) ?? null;
}
