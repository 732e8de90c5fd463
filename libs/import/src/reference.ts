import { OperatorError } from '#libs/runtime';
import type { ServiceItem } from '#libs/catalogue/domain';
import type { UnitOpened } from '#libs/region/domain';
import { codeFrom, codePart } from './codes.js';
import type { Mapping, UnitLevel } from './mapping.js';

type Cells = Readonly<Record<string, string>>;
type UnitData = UnitOpened['data'];

/** The units and items that the rows of a register speak of, found as they are met. */
export class RegisterReference {
  private readonly unitsByCode = new Map<string, UnitData & { readonly path: string }>();
  private readonly codesByPath = new Map<string, string>();
  private readonly itemsByCode = new Map<string, ServiceItem>();
  private readonly itemsByValue = new Map<string, string>();

  constructor(private readonly mapping: Mapping) {
    const { code, name, timezone, from } = mapping.region;
    const root: UnitData = { code, name, kind: 'city', parent: null, timezone, from, source: mapping.title };
    this.unitsByCode.set(code, { ...root, path: '' });
  }

  /** Parents before children. */
  get units(): readonly UnitData[] {
    return [...this.unitsByCode.values()].map(({ path: _path, ...unit }) => unit);
  }

  get items(): readonly ServiceItem[] {
    return [...this.itemsByCode.values()];
  }

  /** The code of the unit that a row names at a level. A blank value is the unknown unit of the level, never a reason to refuse. */
  unitOf(level: string, cells: Cells): string {
    const definition = this.mapping.units[level];
    if (!definition) return this.mapping.region.code;
    const parent = definition.parent === undefined ? this.mapping.region.code : this.unitOf(definition.parent, cells);
    const value = cells[definition.column] ?? '';
    const path = JSON.stringify([parent, level, value]);
    const known = this.codesByPath.get(path);
    if (known !== undefined) return known;
    const unit = this.unitFrom(definition, level, parent, value);
    this.codesByPath.set(path, unit.code);
    return unit.code;
  }

  private unitFrom(definition: UnitLevel, level: string, parent: string, value: string): UnitData {
    const { kind, prefix = '', codes = {}, names = {}, unknown } = definition;
    const isUnknown = value === '' || (unknown?.values.includes(value) ?? false);
    const part = isUnknown ? 'unknown' : (codes[value] ?? codePart(value));
    const name = isUnknown
      ? (unknown?.name ?? `${level} unknown`)
      : (names[value] ?? (definition.name ?? '{value}').replaceAll('{value}', value));
    const { from } = this.mapping.region;
    const unit = { code: codeFrom(parent, prefix + part), name, kind, parent, from, source: this.mapping.title };
    const path = JSON.stringify([level, parent, part]);
    const there = this.unitsByCode.get(unit.code);
    if (there && there.path !== path)
      throw new OperatorError(
        `The units "${there.name}" and "${name}" would have the same code ${unit.code}; give their levels prefixes, or one of them a code, in /units/${level}.`,
        2,
      );
    if (!there) this.unitsByCode.set(unit.code, { ...unit, path });
    return unit;
  }

  /** The code of the row's item; null where it names none. */
  itemOf(cells: Cells): string | null {
    const { column, unknown } = this.mapping.item;
    const value = cells[column] ?? '';
    const known = this.itemsByValue.get(value);
    if (known !== undefined) return known;
    const isUnknown = value === '' || (unknown?.values.includes(value) ?? false);
    if (isUnknown && !unknown) return null;
    const item = this.itemFrom(isUnknown ? null : value, cells);
    this.itemsByValue.set(value, item.code);
    if (!this.itemsByCode.has(item.code)) this.itemsByCode.set(item.code, item);
    return item.code;
  }

  private itemFrom(value: string | null, cells: Cells): ServiceItem {
    const { codes = {}, names = {}, category, unknown, definition = {} } = this.mapping.item;
    const { kind = 'order', statutory = null, promised = null, administrativeAct = false, note = '' } = definition;
    return {
      code: value === null ? 'unknown' : (codes[value] ?? codeFrom(codePart(value))),
      name: value === null ? (unknown?.name ?? 'unknown') : (names[value] ?? value),
      category: (category && cells[category]) || 'other',
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
      source: this.mapping.title,
    };
  }
}
