import type { UnitOpened } from './events.js';

/**
 * A region as a file holds it: divisions nested, each with the digits that its code adds to its parent's. `villages` are communities too; the
 * register keeps both lists apart, and so does the file.
 */
export interface DivisionFile {
  readonly source: string;
  readonly code: string;
  readonly name: string;
  readonly timezone: string;
  /** The day from which the units are known to exist. */
  readonly from: string;
  /** Letters and name of each department; there is one of each in the city and in every district. */
  readonly departments: Readonly<Record<string, string>>;
  readonly districts: readonly {
    readonly code: string;
    readonly name: string;
    readonly streets: readonly {
      readonly code: string;
      readonly name: string;
      readonly communities?: Readonly<Record<string, string>>;
      readonly villages?: Readonly<Record<string, string>>;
    }[];
  }[];
}

/** Every unit of the file, parents before children: the city, its departments, the districts with theirs, streets, communities. */
export function unitsOfFile(file: DivisionFile): readonly UnitOpened['data'][] {
  const known = { from: file.from, source: file.source };
  const departmentsOf = (division: { code: string; name: string }): UnitOpened['data'][] =>
    Object.entries(file.departments).map(([letters, name]) => ({
      code: `${division.code}-${letters}`,
      name: division.name + name,
      kind: 'department',
      parent: division.code,
      ...known,
    }));
  const units: UnitOpened['data'][] = [
    { code: file.code, name: file.name, kind: 'city', parent: null, timezone: file.timezone, ...known },
    ...departmentsOf(file),
  ];
  for (const district of file.districts) {
    units.push({ code: district.code, name: district.name, kind: 'district', parent: file.code, ...known });
    units.push(...departmentsOf(district));
    for (const street of district.streets) {
      const code = district.code + street.code;
      units.push({ code, name: street.name, kind: 'street', parent: district.code, ...known });
      for (const [digits, name] of Object.entries({ ...street.communities, ...street.villages }))
        units.push({ code: code + digits, name, kind: 'community', parent: code, ...known });
    }
  }
  return units;
}
