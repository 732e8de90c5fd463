import type pg from 'pg';
import type { AccessLog } from '#libs/access';
import { mayRead, type Readable } from '#libs/access/domain';
import type { ItemDesk } from '#libs/catalogue';
import type { ReferenceData } from '#libs/reference';
import { namingOf } from '#libs/case';
import { BOOK_WORDS } from '#libs/community';
import type { UnitDesk } from '#libs/region';
import { type Language, type Naming } from '#libs/kernel/domain';
import { caseEventTypes } from '#libs/case';
import { EventRegistry } from '#libs/event-log';
import { comparePositions, printPosition, type EventLog, type Position } from '#libs/event-log/domain';
import {
  ReadModelsBehind,
  type BoardQueries,
  type BookQueries,
  type CaseQueries,
  type ReadModelGate,
  type ReadView,
  type DutyQueries,
  type RefusalQueries,
  type StatisticsQueries,
} from '#libs/read-models';
import type { Residents } from '#libs/residents';
import type { Clock, Logger, Settings } from '#libs/runtime';
import { positionAfter } from './http/headers.js';
import { Problem } from './http/problem.js';
import { Cursors } from './lists/cursor.js';
import type { ApiReply, ApiRequest } from './http/request.js';

interface SystemParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly pool: pg.Pool;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly reference: ReferenceData;
  readonly itemDesk: ItemDesk;
  readonly unitDesk: UnitDesk;
  readonly accessLog: AccessLog;
  readonly residents: Residents;
  readonly gate: ReadModelGate;
  readonly cases: CaseQueries;
  readonly duties: DutyQueries;
  readonly refusals: RefusalQueries;
  readonly boards: BoardQueries;
  readonly books: BookQueries;
  /** The events of all books. */
  readonly bookRegistry: EventRegistry;
  readonly statistics: StatisticsQueries;
  readonly commandHmac: (body: unknown) => string;
}

/** Everything that the API works with, opened once at its start. */
export class System {
  readonly caseEvents = new EventRegistry(caseEventTypes);

  /** Signed with a key of their own, derived from the secret of commands. */
  readonly cursors: Cursors;

  constructor(readonly parts: SystemParts) {
    this.cursors = new Cursors(parts.commandHmac({ key: 'of cursors' }));
  }

  /** The region that the asker's unit belongs to: items, residents, lists and boards are those of that region. */
  regionOf({ asker }: ApiRequest): string {
    const region = this.parts.reference.tree.regionOf(asker.unit);
    if (!region) throw new Problem('token-invalid');
    return region.code;
  }

  timezoneOf(request: ApiRequest): string {
    return this.parts.reference.tree.timezoneOf(request.asker.unit) ?? 'UTC';
  }

  /** How units, items and materials are called in the language of the request; `about` is the item that the texts are about. */
  naming(request: Pick<ApiRequest, 'asker' | 'language'>, about = ''): Naming {
    const { reference } = this.parts;
    const region = reference.tree.regionOf(request.asker?.unit ?? '')?.code ?? '';
    const itemOf = (code: string) => reference.currentItem(region, code)?.item ?? null;
    return { ...namingOf(request.language as Language, reference.tree, itemOf, BOOK_WORDS), about };
  }

  /** The read models, as new as `Tongban-After` asks; the answer says how far they had come. */
  async read(request: ApiRequest, reply: ApiReply): Promise<ReadView> {
    const view = await this.parts.gate.enter(positionAfter(request));
    void reply.header('tongban-position', printPosition(await this.ours(view.position)));
    return view;
  }

  /** Where the read models have moved on to a copy of our log, they hold all of ours and we know no more than that. */
  private async ours(position: Position): Promise<Position> {
    const { log } = this.parts;
    return position.log === (await log.name()) ? position : log.head();
  }

  /** The same for what is answered from units, items and calendars in memory: they, too, are as new as `Tongban-After` asks. */
  async readReference(request: ApiRequest, reply: ApiReply): Promise<void> {
    const after = positionAfter(request);
    const position = await this.ours((await this.parts.gate.enter(after)).position);
    // A position of the log that ours was copied from counts as reached.
    if (after?.log === position.log) await this.referenceReached(after);
    const known = this.parts.reference.position;
    const least = known?.log === position.log && comparePositions(known, position) < 0 ? known : position;
    void reply.header('tongban-position', printPosition(least));
  }

  private async referenceReached(after: Position): Promise<void> {
    await this.parts.reference.reached(after).catch((error: unknown) => {
      throw new ReadModelsBehind(error instanceof Error ? error.message : String(error));
    });
  }

  /** Throws a Problem where the asker may not read this of the unit. */
  mustRead({ asker }: ApiRequest, what: Readable, unit = asker.unit): void {
    if (mayRead(asker, what, unit, this.parts.reference.tree)) return;
    throw new Problem('not-allowed-to-read', { params: { role: asker.role, unit: asker.unit } });
  }
}
