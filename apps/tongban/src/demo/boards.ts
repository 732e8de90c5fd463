import type { ReferenceData } from '#libs/reference';
import type { EventLog } from '#libs/event-log/domain';
import {
  BoardQueries,
  projections,
  ReadModelGate,
  ReadModelsBehind,
  startProjector,
  systemRegistry,
  type Board,
  type BoardChild,
} from '#libs/read-models';
import type { Logger } from '#libs/runtime';
import type pg from 'pg';
import { table } from '../output.js';

/** Rows of a district that are shown: those with the most to do. */
const SHOWN = 12;

interface BoardSource {
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly log: EventLog;
  readonly reference: ReferenceData;
  readonly logger: Logger;
}

/** Lets a projector follow to the head of the log, and answers the boards of the busiest community, its district and the region as tables. */
export async function demoBoards(source: BoardSource, region: string, period: { from: string; to: string }) {
  const { databaseUrl, pool, log, reference, logger } = source;
  const projector = await startProjector({ databaseUrl, log, registry: systemRegistry(), logger });
  try {
    const gate = new ReadModelGate(pool, { projections, log: () => log.name() });
    const { schemas } = await caughtUp(gate, log);
    const queries = new BoardQueries(pool);
    const boardOf = (unit: string) => queries.board(schemas.boards ?? '', unit, period, reference.tree);
    const whole = await boardOf(region);
    const district = whole && (await boardOf(busiest(whole)));
    const community = district && (await boardOf(busiest(district)));
    return [community, district, whole]
      .filter((board) => board !== null)
      .map(boardText)
      .join('\n\n');
  } finally {
    await projector.stop();
  }
}

async function caughtUp(gate: ReadModelGate, log: EventLog) {
  const head = await log.head();
  for (;;) {
    try {
      return await gate.enter(head);
    } catch (error) {
      if (!(error instanceof ReadModelsBehind)) throw error;
    }
  }
}

/** A child that is no own desk. */
function busiest({ children, unit }: Board): string {
  const [first] = children.filter((child) => !child.unit.endsWith('000')).sort((a, b) => load(b) - load(a));
  return first?.unit ?? unit;
}

function load({ desk, home }: BoardChild): number {
  return desk.received + home.accepted;
}

const TITLES = ['', '收件', '为他区', '受理', '在办', '将到期', '逾期', '办结', '逾期办结', '提级', '他区代办'];

function boardText(board: Board): string {
  const shown = [...board.children].sort((a, b) => load(b) - load(a)).slice(0, SHOWN);
  const left = board.children.length - shown.length;
  const rows = [rowOf(board, `${board.name} ${board.unit}`), ...shown.map((child) => rowOf(child, `  ${child.name}`))];
  return [
    `${board.name} ${board.from} – ${board.to}`,
    table(TITLES, rows),
    ...(left > 0 ? [`  … 还有 ${left} 个 (and ${left} more)`] : []),
  ].join('\n');
}

function rowOf({ desk, home }: BoardChild, name: string): string[] {
  const figures = [
    desk.received,
    desk.handledForOthers,
    home.accepted,
    home.inProgress,
    home.dueSoon,
    home.late,
    home.fulfilled,
    home.fulfilledLate,
    home.escalated,
    home.handledByOthers,
  ];
  return [name, ...figures.map(String)];
}
