import { OperatorError } from '#libs/runtime';
import type { ServiceItem } from '#libs/catalogue/domain';
import type { UnitOpened } from '#libs/region/domain';
import { codeFrom, codePart, nameOfValue } from './codes.js';
import { itemFrom } from './item-of-register.js';
import type { Mapping, UnitLevel } from './mapping.js';
import { isRounded, refusedRow, type RefusedRow } from './refused-row.js';
import { nameOf, type ReadCell, type SourceReader } from './source.js';

type Cells = readonly string[];
type UnitData = UnitOpened['data'];

/** What the rows of one file say of units and items. */
export interface RowReference {
  unitsOf(cells: Cells): {
    readonly homeUnit: string;
    readonly receivingUnit: string;
    readonly responsibleUnit: string;
  };
  /** The code of the row's item; null where it names none. */
  itemOf(cells: Cells, line: number): string | null;
  itemValue(cells: Cells): string;
  /** A code of a unit or an item that a spreadsheet has rounded: nobody knows any more which it was. */
  roundedIn(cells: Cells, row: { readonly line: number; readonly number: string | null }): RefusedRow | null;
}

interface KnownItem {
  readonly item: ServiceItem;
  readonly value: string | null;
  readonly line: number;
}

/** The units and items that the rows of a register speak of, found as they are met. Throws an OperatorError where two have one code, or one has two meanings. */
export class RegisterReference {
  private readonly unitsByCode = new Map<string, UnitData & { readonly path: string; readonly value: string | null }>();
  private readonly codesByPath = new Map<string, string>();
  private readonly itemsByCode = new Map<string, KnownItem>();
  private readonly itemsByValue = new Map<
    string,
    { readonly code: string; readonly category: string; readonly line: number }
  >();

  constructor(private readonly mapping: Mapping) {
    const { code, name, timezone, from } = mapping.region;
    const root: UnitData = { code, name, kind: 'city', parent: null, timezone, from, source: mapping.title };
    this.unitsByCode.set(code, { ...root, path: '', value: null });
  }

  /** Parents before children. */
  get units(): readonly UnitData[] {
    return [...this.unitsByCode.values()].map(({ path: _path, value: _value, ...unit }) => unit);
  }

  get items(): readonly ServiceItem[] {
    return [...this.itemsByCode.values()].map(({ item }) => item);
  }

  reader(source: SourceReader): RowReference {
    const { cases, item, units } = this.mapping;
    const { homeUnit: home, receivingUnit: receiving = home, responsibleUnit: responsible = receiving } = cases;
    const columns = new Map(Object.entries(units).map(([level, { column }]) => [level, source.of(column)]));
    const used = [...columns].map(([level, read]) => ({ name: nameOf(units[level]?.column ?? ''), read }));
    const itemValue = source.of(item.column);
    const categoryOf = source.of(item.category);
    const codes = [...used, { name: nameOf(item.column), read: itemValue }];
    return {
      unitsOf: (cells) => {
        const homeUnit = this.unitOf(home, cells, columns);
        const receivingUnit = receiving === home ? homeUnit : this.unitOf(receiving, cells, columns);
        const isReceiving = responsible === receiving;
        const responsibleUnit = isReceiving ? receivingUnit : this.unitOf(responsible, cells, columns);
        return { homeUnit, receivingUnit, responsibleUnit };
      },
      itemOf: (cells, line) => this.itemOf(itemValue(cells), categoryOf(cells), line),
      itemValue,
      roundedIn: (cells, row) => {
        for (const { name, read } of codes)
          if (isRounded(read(cells))) return refusedRow(row, 'number-rounded', { column: name, value: read(cells) });
        return null;
      },
    };
  }

  /** The code of the unit that a row names at a level. A blank value is the unknown unit of the level, never a reason to refuse. */
  private unitOf(level: string, cells: Cells, columns: ReadonlyMap<string, ReadCell>): string {
    const definition = this.mapping.units[level];
    if (!definition) return this.mapping.region.code;
    const parent =
      definition.parent === undefined ? this.mapping.region.code : this.unitOf(definition.parent, cells, columns);
    const value = columns.get(level)?.(cells) ?? '';
    const path = `${parent}\n${level}\n${value}`;
    const known = this.codesByPath.get(path);
    if (known !== undefined) return known;
    const unit = this.unitFrom(definition, level, parent, value);
    this.codesByPath.set(path, unit.code);
    return unit.code;
  }

  private unitFrom(definition: UnitLevel, level: string, parent: string, value: string): UnitData {
    const { kind, prefix = '', codes = {}, unknown } = definition;
    const isUnknown = value === '' || (unknown?.values.includes(value) ?? false);
    const part = isUnknown ? 'unknown' : (codes[value] ?? codePart(value));
    const spoken = nameOfValue(value, definition);
    const name = isUnknown
      ? (unknown?.name ?? `${level} unknown`)
      : (spoken.name ?? (definition.name ?? '{value}').replaceAll('{value}', spoken.value));
    const { from } = this.mapping.region;
    const unit = { code: codeFrom(parent, prefix + part), name, kind, parent, from, source: this.mapping.title };
    const path = JSON.stringify([level, parent, part]);
    const there = this.unitsByCode.get(unit.code);
    if (!there) this.unitsByCode.set(unit.code, { ...unit, path, value: isUnknown ? null : value });
    else if (there.path !== path || !isSameOnPurpose(there.value, isUnknown ? null : value, codes))
      throw new OperatorError(
        `The units "${there.name}" and "${name}" would have the same code ${unit.code}; give their levels prefixes, or one of them a code, in /units/${level}.`,
        2,
      );
    return unit;
  }

  private itemOf(value: string, category: string, line: number): string | null {
    const { unknown, categories = {} } = this.mapping.item;
    const known = this.itemsByValue.get(value);
    if (known !== undefined) {
      if (known.category !== category && category !== '' && categories[value] === undefined)
        throw this.twoCategories(value, known, { category, line });
      return known.code;
    }
    const isUnknown = value === '' || (unknown?.values.includes(value) ?? false);
    if (isUnknown && !unknown) return null;
    const item = itemFrom(this.mapping, isUnknown ? null : value, categories[value] ?? category);
    this.keep(item, isUnknown ? null : value, line);
    // All that is unknown is one item, whatever its rows say beside.
    this.itemsByValue.set(value, { code: item.code, category: isUnknown ? '' : category, line });
    return item.code;
  }

  private keep(item: ServiceItem, value: string | null, line: number): void {
    const there = this.itemsByCode.get(item.code);
    if (!there) {
      this.itemsByCode.set(item.code, { item, value, line });
      return;
    }
    if (!isSameOnPurpose(there.value, value, this.mapping.item.codes ?? {}))
      throw new OperatorError(
        `The items "${there.item.name}" and "${item.name}" would have the same code ${item.code}; give one of them another in /item/codes, or both the same.`,
        2,
      );
    if (there.item.category !== item.category)
      throw this.twoCategories(
        value ?? '',
        { category: there.item.category, line: there.line },
        { category: item.category, line },
      );
  }

  private twoCategories(
    value: string,
    first: { readonly category: string; readonly line: number },
    then: { readonly category: string; readonly line: number },
  ): OperatorError {
    return new OperatorError(
      `The item "${value}" has the category "${first.category}" at line ${first.line} and "${then.category}" at line ${then.line}; say which in /item/categories.`,
      2,
    );
  }
}

/** Two values are one unit or item where the mapping gives both the code, or where both say nothing. */
function isSameOnPurpose(
  first: string | null,
  second: string | null,
  codes: Readonly<Record<string, string>>,
): boolean {
  if (first === second) return true;
  return first !== null && second !== null && codes[first] !== undefined && codes[first] === codes[second];
}
