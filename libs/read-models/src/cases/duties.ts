import type { DutyKind } from '#libs/case';
import type { Instant, Light } from '#libs/clocks/domain';
import type { Parameters } from './case-filter.js';

/** What the work of a unit may be narrowed by. */
export interface DutyFilter {
  readonly unit: string;
  readonly kind?: DutyKind;
  readonly light?: Light;
  readonly item?: string;
  /** Of the cases that lie with the unit those that this person has. */
  readonly person?: string;
  /** A part of the number, or one of the items that the text names. */
  readonly text?: { readonly part: string; readonly items: readonly string[] };
  /** Only what has a due time. */
  readonly falling?: true;
}

/** In which order: what falls due first, then the oldest; or by receipt, `-received` the newest first. */
export const DUTY_ORDERS = ['due', 'received', '-received'] as const;
export type DutyOrder = (typeof DUTY_ORDERS)[number];

/** Where the work of a unit goes on. `dueAt` is null among what has no due time, which comes last. */
export interface DutyCursor {
  readonly dueAt: Instant | null;
  readonly receivedAt: Instant;
  readonly caseId: string;
  readonly clock: string;
}

/** One table that holds duties: how its columns are called. */
interface Source {
  readonly from: (schema: string) => string;
  readonly unit: string;
  readonly kind: string;
  readonly clock: string;
  readonly due: string;
  readonly at: string;
  readonly of: string;
}

const MEASURED = `c.queue_at < 'infinity'`;

/** What lies with a unit. The promise counts, else the law, as on the boards; what is decided is measured no more. */
const HANDLED: Source = {
  from: (schema) => `"${schema}".case_row c where c.queue_at is not null`,
  unit: 'c.handler_unit',
  kind: `'handle'`,
  clock: `case when not ${MEASURED} then 'handle' when c.due->>'promised' is null then 'statutory' else 'promised' end`,
  due: `case when ${MEASURED} then coalesce(c.due->'promised'->>'date', c.due->'promised'->>'at',
    c.due->'statutory'->>'date', c.due->'statutory'->>'at') end`,
  at: 'c.queue_at',
  of: 'c',
};

const OWED: Source = {
  from: (schema) => `"${schema}".owed_row o join "${schema}".case_row c using (case_id) where true`,
  unit: 'o.unit',
  kind: 'o.kind',
  clock: 'o.clock',
  due: 'o.due',
  at: 'o.due_at',
  of: 'o',
};

/** How a page of duties is cut. */
interface Cut {
  readonly now: Instant;
  readonly order: DutyOrder;
  readonly after: DutyCursor | null;
  readonly limit: number;
}

/** All that a unit owes now, as a table of duties; each source is narrowed, ordered and cut along its own index. */
export function dutiesOf(schema: string, filter: DutyFilter, cut: Cut | null, parameters: Parameters): string {
  return [HANDLED, OWED]
    .map((source) => `(${selectFrom(schema, source, filter, cut, parameters)})`)
    .join(' union all ');
}

/** Columns by which duties are ordered, as `order by` has them. */
export function ordering(order: DutyOrder, columns: Pick<Source, 'at' | 'of' | 'clock'>): string {
  const direction = order === '-received' ? ' desc' : '';
  return keyOf(order, columns)
    .map((column) => `${column}${direction}`)
    .join(', ');
}

function selectFrom(
  schema: string,
  source: Source,
  filter: DutyFilter,
  cut: Cut | null,
  parameters: Parameters,
): string {
  const { from, of, kind, clock, due, at } = source;
  const where = [`${source.unit} = ${parameters.add(filter.unit)}`, ...narrowedBy(filter, source, cut, parameters)];
  if (cut?.after) where.push(goingOn(cut.order, cut.after, source, parameters));
  const page = cut === null ? '' : ` order by ${ordering(cut.order, source)} limit ${parameters.add(cut.limit)}`;
  return `select ${of}.case_id, ${kind} as kind, ${clock} as clock, ${due} as owed_due, ${at} as owed_at,
      ${of}.yellow_from as owed_yellow, ${of}.red_from as owed_red, ${of}.received_at as owed_since, c.signed, c.person
    from ${from(schema)} and ${where.join(' and ')}${page}`;
}

function keyOf(order: DutyOrder, { at, of, clock }: Pick<Source, 'at' | 'of' | 'clock'>): readonly string[] {
  const since = of === 'd' ? 'd.owed_since' : `${of}.received_at`;
  const rest = [since, `${of}.case_id`, clock];
  return order === 'due' ? [at, ...rest] : rest;
}

function goingOn(order: DutyOrder, after: DutyCursor, source: Source, parameters: Parameters): string {
  const { dueAt, receivedAt, caseId, clock } = after;
  const due = order === 'due' ? [`${parameters.add(dueAt ?? 'infinity')}::timestamptz`] : [];
  const rest = [`${parameters.add(receivedAt)}::timestamptz`, `${parameters.add(caseId)}::uuid`, parameters.add(clock)];
  const key = keyOf(order, source).join(', ');
  return `(${key}) ${order === '-received' ? '<' : '>'} (${[...due, ...rest].join(', ')})`;
}

function narrowedBy(filter: DutyFilter, source: Source, cut: Cut | null, parameters: Parameters): readonly string[] {
  const { kind, light, item, person, text, falling } = filter;
  const all: string[] = [];
  if (kind !== undefined) all.push(`${source.kind} = ${parameters.add(kind)}`);
  if (item !== undefined) all.push(`c.item = ${parameters.add(item)}`);
  if (person !== undefined) all.push(`c.person = ${parameters.add(person)}`, `c.handler_unit = ${source.unit}`);
  if (text) {
    const [part, items] = [parameters.add(text.part), parameters.add(text.items)];
    all.push(`(position(${part} in c.number) > 0 or c.item = any(${items}::text[]))`);
  }
  if (falling) all.push(`${source.at} < 'infinity'`);
  if (light !== undefined && cut) all.push(lightOfDuty(light, source, () => parameters.add(cut.now)));
  return all;
}

/** When a duty has this light at a moment: the same as `lightOfRow`, in SQL. */
export function lightOfDuty(light: Light, { at, of }: Pick<Source, 'at' | 'of'>, now: () => string): string {
  const [yellow, red] = of === 'd' ? ['d.owed_yellow', 'd.owed_red'] : [`${of}.yellow_from`, `${of}.red_from`];
  if (light === 'none') return `${at} = 'infinity'`;
  const moment = `${now()}::timestamptz`;
  switch (light) {
    case 'late':
      return `${at} <= ${moment}`;
    case 'red':
      return `(${at} > ${moment} and ${red} <= ${moment})`;
    case 'yellow':
      return `(${at} > ${moment} and ${red} > ${moment} and ${yellow} <= ${moment})`;
    case 'green':
      return `(${at} < 'infinity' and ${red} > ${moment} and ${yellow} > ${moment})`;
  }
}

/** The columns of `dutiesOf(…) d`. */
export const DUTY = { at: 'd.owed_at', of: 'd', clock: 'd.clock' } as const;
