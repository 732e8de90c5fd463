import { type WorkingCalendar } from '#libs/clocks/domain';
import type { CaseEvent, CaseState } from '#libs/case';
import type { DecodedEvent, RecordedEvent } from '#libs/event-log/domain';
import { insertRows, unnest, updateRows, type BulkColumn, type BulkRow } from '../engine/bulk.js';
import type { BuildContext, Projection, Sql } from '../engine/projection.js';
import { stateBefore } from '../state-before.js';
import { CaseFold, isOfCalendar, isOfCases, OF_CASES, type CaseTable, type Changed } from '../case-events.js';
import { BoardCaseEntity, BoardDayEntity, boardIndexes } from './board-day.entity.js';
import { boardCaseAfter, contribution, FigureSums, mayCount, underCalendar, type BoardCase } from './domain/index.js';

/** The figures of every leaf by day; a board of any unit on any day is a sum of them. */
export const boardsProjection: Projection = {
  name: 'boards',
  version: 7,
  entities: [BoardDayEntity, BoardCaseEntity],
  folds: (event) => isOfCases(event) && mayCount(event.type),
  alone: isOfCalendar,
  indexes: boardIndexes,
  contents: (schema) => [
    { table: 'board_day', rows: `select * from "${schema}".board_day` },
    { table: 'board_case', rows: `select * from "${schema}".board_case` },
  ],
  open: (context) => CaseFold.open(context, new BoardRows(context)),
};

const CASE_COLUMNS: readonly BulkColumn[] = [
  { name: 'case_id', type: 'uuid' },
  { name: 'region', type: 'text' },
  { name: 'revision', type: 'integer' },
  { name: 'running', type: 'boolean' },
  { name: 'facts', type: 'json' },
];

/** Columns of `board_day` in the order of FIGURES. */
export const FIGURE_COLUMNS = [
  'received',
  'handled_for_others',
  'accepted',
  'fulfilled',
  'fulfilled_late',
  'escalated',
  'handled_by_others',
  'in_progress',
  'due_soon',
  'late',
  'desk_ratings',
  'desk_scores',
  'home_ratings',
  'home_scores',
] as const;

const DAY_COLUMNS: readonly BulkColumn[] = [
  { name: 'leaf', type: 'text' },
  { name: 'day', type: 'date' },
  ...FIGURE_COLUMNS.map((name) => ({ name, type: 'integer' })),
];

interface StoredCase {
  readonly case_id: string;
  readonly region: string;
  readonly revision: number;
  readonly facts: Pick<BoardCase, 'facts' | 'open'>;
}

class BoardRows implements CaseTable<BoardCase> {
  readonly streams = OF_CASES.streams;
  readonly regionOf = OF_CASES.regionOf;
  readonly everyRevision = false;

  readonly running: string;
  private readonly schema: string;
  /** Closed cases that the events of this batch reopen. */
  private readonly recalled = new Map<string, CaseState>();

  constructor(private readonly context: Pick<BuildContext, 'schema' | 'log' | 'registry'>) {
    this.schema = context.schema;
    this.running = `select case_id, region, revision, facts from "${this.schema}".board_case where region = $1 and running`;
  }

  async recall(event: RecordedEvent): Promise<void> {
    const { log, registry } = this.context;
    this.recalled.set(event.stream, await stateBefore(log, registry, event));
  }

  async load(rows: Sql, caseIds: readonly string[]): Promise<Map<string, BoardCase>> {
    const found = await rows.query<StoredCase>(
      `select case_id, region, revision, facts from "${this.schema}".board_case where case_id = any($1::uuid[])`,
      [caseIds],
    );
    return new Map(found.rows.map((row) => [row.case_id, caseOf(row)]));
  }

  next(before: BoardCase | null, event: DecodedEvent<CaseEvent>, calendar: WorkingCalendar): BoardCase | null {
    const history = this.recalled.get(event.stream);
    this.recalled.delete(event.stream);
    return boardCaseAfter(before, event, calendar, history);
  }

  async write(tx: Sql, changed: readonly Changed<BoardCase>[]): Promise<void> {
    const sums = new FigureSums();
    for (const { before, after } of changed) {
      if (before?.facts === after.facts) continue;
      if (before) sums.add(contribution(before.facts), -1);
      sums.add(contribution(after.facts), 1);
    }
    await this.addToDays(tx, sums);
    const table = `"${this.schema}".board_case`;
    const added = changed.filter(({ before }) => before === null);
    const known = changed.filter(({ before }) => before !== null);
    await insertRows(tx, table, CASE_COLUMNS, { items: added, cells: cellsOf });
    await updateRows(tx, table, CASE_COLUMNS, { items: known, cells: cellsOf });
  }

  entryOf(row: object): { readonly caseId: string; readonly entry: BoardCase } {
    const stored = row as StoredCase;
    return { caseId: stored.case_id, entry: caseOf(stored) };
  }

  underCalendar(entry: BoardCase, calendar: WorkingCalendar, at: string): BoardCase {
    return underCalendar(entry, calendar, at);
  }

  leafOf({ facts }: BoardCase): string {
    return facts.home;
  }

  /** Its figures stay as they were last known; that it is unreadable is counted beside them. */
  unreadable(entry: BoardCase): BoardCase {
    return entry;
  }

  readable(entry: BoardCase): BoardCase {
    return entry;
  }

  /** A day whose figures have all come back to zero leaves no row: the same events give the same rows however they are batched. */
  private async addToDays(tx: Sql, sums: FigureSums): Promise<void> {
    const rows = sums.rows().map(({ leaf, day, figures }) => [leaf, day, ...figures]);
    if (rows.length === 0) return;
    const { source, values } = unnest(DAY_COLUMNS, rows);
    const names = DAY_COLUMNS.map(({ name }) => name).join(', ');
    await tx.query(
      `merge into "${this.schema}".board_day d using (select * from ${source} as u (${names})) u
         on d.leaf = u.leaf and d.day = u.day
       when matched and ${FIGURE_COLUMNS.map((name) => `d.${name} + u.${name} = 0`).join(' and ')} then delete
       when matched then update set ${FIGURE_COLUMNS.map((name) => `${name} = d.${name} + u.${name}`).join(', ')}
       when not matched then insert (${names}) values (${DAY_COLUMNS.map(({ name }) => `u.${name}`).join(', ')})`,
      values,
    );
  }
}

function cellsOf({ caseId, after }: Changed<BoardCase>): BulkRow {
  const { region, revision, facts, open } = after;
  return [caseId, region, revision, facts.decided === null, JSON.stringify({ facts, open })];
}

function caseOf({ region, revision, facts }: StoredCase): BoardCase {
  return { region, revision, ...facts };
}
