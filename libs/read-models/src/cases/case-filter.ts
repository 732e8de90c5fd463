import type { Instant, Light } from '#libs/clocks/domain';

/**
 * What a list of cases may be narrowed by. A unit stands for itself and all below it: `units` are the codes that this means in the tree of units,
 * null where it means the whole region.
 */
export interface CaseFilter {
  readonly region: string;
  readonly caseId?: string;
  readonly number?: string;
  readonly channel?: string;
  readonly residentId?: string;
  readonly item?: string;
  readonly phase?: string;
  readonly outcome?: string;
  readonly light?: Light;
  readonly receivingUnits?: readonly string[] | null;
  readonly responsibleUnits?: readonly string[] | null;
  readonly homeUnits?: readonly string[] | null;
  readonly handlerUnits?: readonly string[] | null;
  readonly person?: string;
  /** Inclusive. */
  readonly receivedFrom?: Instant;
  /** Exclusive. */
  readonly receivedBefore?: Instant;
}

/** Parameters of a statement, numbered as they are added. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const EQUAL = [
  ['caseId', 'case_id'],
  ['number', 'number'],
  ['channel', 'channel'],
  ['residentId', 'resident_id'],
  ['item', 'item'],
  ['phase', 'phase'],
  ['outcome', 'outcome'],
  ['person', 'person'],
] as const;

const UNITS = [
  ['handlerUnits', 'handler_unit'],
  ['receivingUnits', 'receiving_unit'],
  ['homeUnits', 'home_unit'],
  ['responsibleUnits', 'responsible_unit'],
] as const;

/** The unit filter that is the narrowest: the list is read along its index, once a unit. */
export function leadingUnits(
  filter: CaseFilter,
): { readonly column: string; readonly codes: readonly string[] } | null {
  let narrowest: { column: string; codes: readonly string[] } | null = null;
  for (const [field, column] of UNITS) {
    const codes = filter[field];
    if (codes && (!narrowest || codes.length < narrowest.codes.length)) narrowest = { column, codes };
  }
  return narrowest;
}

/** The conditions on `case_row c` other than the leading units. */
export function conditions(filter: CaseFilter, leading: string | null, now: Instant, parameters: Parameters): string[] {
  const all = [`c.region = ${parameters.add(filter.region)}`];
  for (const [field, column] of EQUAL) {
    const value = filter[field];
    if (value !== undefined) all.push(`c.${column} = ${parameters.add(value)}`);
  }
  for (const [field, column] of UNITS) {
    const codes = filter[field];
    if (codes && column !== leading) all.push(`c.${column} = any(${parameters.add(codes)}::text[])`);
  }
  if (filter.receivedFrom !== undefined) all.push(`c.received_at >= ${parameters.add(filter.receivedFrom)}`);
  if (filter.receivedBefore !== undefined) all.push(`c.received_at < ${parameters.add(filter.receivedBefore)}`);
  if (filter.light !== undefined) all.push(lightCondition(filter.light, () => parameters.add(now)));
  return all;
}

/** When a case has this light at a moment: the same as `lightOfRow`, in SQL. `now` names the parameter that holds the moment, if there is need of it. */
export function lightCondition(light: Light, now: () => string): string {
  if (light === 'none') return `(not c.ended_late or (c.ended_late is null and c.late_from is null))`;
  const at = `${now()}::timestamptz`;
  switch (light) {
    case 'late':
      return `(c.ended_late or (c.ended_late is null and c.late_from <= ${at}))`;
    case 'red':
      return `(c.ended_late is null and c.late_from > ${at} and c.red_from <= ${at})`;
    case 'yellow':
      return `(c.ended_late is null and c.late_from > ${at} and c.red_from > ${at} and c.yellow_from <= ${at})`;
    case 'green':
      return `(c.ended_late is null and c.late_from > ${at} and c.red_from > ${at} and c.yellow_from > ${at})`;
  }
}
