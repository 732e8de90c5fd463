import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '#apps/tongban/src/migrate';
import { importTarget } from '#apps/tongban/src/run-import';
import type { CaseDesk } from '#libs/case';
import { ReferenceData } from '#libs/reference';
import { openEventLog } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { importRegister, type ImportSummary, type Mapping } from '#libs/import';
import {
  BoardQueries,
  CaseQueries,
  compareWithLive,
  projections,
  ReadModelGate,
  ReadModelsBehind,
  startProjector,
  systemRegistry,
  type Board,
  type BoardComparison,
  type CaseFilter,
  type CaseView,
} from '#libs/read-models';
import { createLogger, createPool } from '#libs/runtime';
import { createTestDatabase } from './database.js';
import { testLogUrl } from './event-log.js';

const QUIET = { logLevel: 'silent', logFormat: 'json' } as const;

/** A system without its HTTP side, for registers: what `tongban import` and the projector do, and what boards and lists answer. */
export class RegisterSystem {
  private constructor(
    readonly home: string,
    readonly log: EventLog,
    private readonly pool: pg.Pool,
    private readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<RegisterSystem> {
    const { url, drop } = await createTestDatabase();
    await migrate(url);
    const log = await openEventLog(testLogUrl(url) ?? url, { name: 'test' });
    const home = mkdtempSync(join(tmpdir(), 'tongban-register-'));
    return new RegisterSystem(home, log, createPool(url, { name: 'test' }), url, drop);
  }

  /** `now`: where the system's clock stands. */
  async import(
    file: string,
    mapping: Mapping,
    { now = '2026-06-01T00:00:00.000Z', limit }: { readonly now?: string; readonly limit?: number } = {},
  ): Promise<ImportSummary & { readonly report: string; readonly isDone: boolean }> {
    const { pool, log, home } = this;
    const clock = { now: () => Promise.resolve(now) };
    const { summary, reportPath, isDone } = await importRegister(
      { file, mapping, report: join(home, 'report.json'), ...(limit !== undefined && { limit }) },
      importTarget({ pool, log, clock, settings: { home, ...QUIET } }),
      { note: () => undefined, progress: () => ({ to: () => undefined, end: () => undefined }) },
    );
    return { ...summary, report: reportPath, isDone };
  }

  /** Lets the projector follow up to the head of the log, and reads. */
  async read<T>(work: (models: RegisterModels) => Promise<T>): Promise<T> {
    const { log, pool, url } = this;
    const logger = createLogger('test', { ...QUIET, home: this.home });
    const projector = await startProjector({ databaseUrl: url, log, registry: systemRegistry(), logger });
    const reference = await ReferenceData.open(log, { logger });
    try {
      return await work(await RegisterModels.at(pool, log, reference));
    } finally {
      await reference.close();
      await projector.stop();
    }
  }

  /** Work at a desk of the system, such as an act of somebody here. */
  async atDesk<T>(work: (desk: CaseDesk, reference: ReferenceData) => Promise<T>, now: string): Promise<T> {
    const { pool, log, home } = this;
    const clock = { now: () => Promise.resolve(now) };
    const reference = await ReferenceData.open(log, { logger: createLogger('test', { ...QUIET, home: this.home }) });
    try {
      return await work(importTarget({ pool, log, clock, settings: { home, ...QUIET } }).deskOf(reference), reference);
    } finally {
      await reference.close();
    }
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.pool.end();
    await this.drop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

export class RegisterModels {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly log: EventLog,
    readonly reference: ReferenceData,
    private readonly schemas: Readonly<Record<string, string>>,
  ) {}

  static async at(pool: pg.Pool, log: EventLog, reference: ReferenceData): Promise<RegisterModels> {
    const gate = new ReadModelGate(pool, { projections, log: () => log.name() });
    const head = await log.head();
    // A long log takes the projector a while; the test's own limit ends the wait.
    for (;;) {
      try {
        const { schemas } = await gate.enter(head);
        return new RegisterModels(pool, log, reference, schemas);
      } catch (error) {
        if (!(error instanceof ReadModelsBehind)) throw error;
      }
    }
  }

  /** The board of a unit; throws for one that is not there. */
  async board(unit: string, from: string, to: string): Promise<Board> {
    const queries = new BoardQueries(this.pool);
    const board = await queries.board(this.schemas.boards ?? '', unit, { from, to }, this.reference.tree);
    if (!board) throw new Error(`no board of ${unit}`);
    return board;
  }

  async cases(filter: CaseFilter, now = '2026-06-01T00:00:00.000Z'): Promise<CaseView[]> {
    const queries = new CaseQueries(this.pool);
    const found: CaseView[] = [];
    for (let cursor = null; ;) {
      const page = await queries.list(this.schemas.cases ?? '', filter, cursor, 2_000, now);
      found.push(...page.items);
      if (!page.next) return found;
      cursor = page.next;
    }
  }

  /** By case when time alone makes something happen next; null where it does not. */
  async nextFirings(): Promise<Map<string, string | null>> {
    const { rows } = await this.pool.query<{ case_id: string; next_firing: Date | null }>(
      `select case_id, next_firing from "${this.schemas.cases ?? ''}".case_row`,
    );
    return new Map(rows.map((row) => [row.case_id, row.next_firing?.toISOString() ?? null]));
  }

  /** Every figure of the tables beside a recount of the log. */
  compared(): Promise<BoardComparison> {
    return compareWithLive(this.pool, this.log, systemRegistry());
  }
}
