import pg from 'pg';
import { TIMEKEEPER_LOCK } from '#apps/timekeeper/src/only-one';
import { parsePosition } from '#libs/event-log/domain';

const LOOK_EVERY_MS = 20;

interface Owned {
  readonly projection: string;
  readonly owner: string | null;
  readonly epoch: string;
  readonly position: string;
}

/** Looks into the database all the time: who owns what, and whether a checkpoint or an epoch ever goes back. */
export class Owners {
  /** What went back, in words. */
  readonly wentBack: string[] = [];
  private readonly last = new Map<string, { readonly epoch: bigint; readonly offset: bigint }>();
  private looking: Promise<void> | null = null;
  private readonly client: pg.Client;

  private constructor(url: string) {
    this.client = new pg.Client({ connectionString: url });
  }

  static async of(url: string): Promise<Owners> {
    const owners = new Owners(url);
    await owners.client.connect();
    return owners;
  }

  /** From now on, until it is closed. */
  watch(): void {
    const looking = async (): Promise<void> => {
      while (this.looking) {
        for (const build of await this.builds()) this.compare(build);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    };
    this.looking = Promise.resolve();
    this.looking = looking();
  }

  async close(): Promise<void> {
    const { looking } = this;
    this.looking = null;
    await looking;
    await this.client.end();
  }

  /** The process ids of the owners of all live builds; 0 where one has none. */
  async projectors(): Promise<ReadonlyMap<string, number>> {
    const pidOf = (owner: string | null): number => Number(owner?.split(':')[1] ?? 0);
    return new Map((await this.builds()).map(({ projection, owner }) => [projection, pidOf(owner)]));
  }

  /** The connection that holds the lock of the timekeeper; 0 where nobody does. */
  async timekeeper(): Promise<number> {
    const { rows } = await this.client.query<{ pid: number }>(
      `select l.pid from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [TIMEKEEPER_LOCK],
    );
    return rows[0]?.pid ?? 0;
  }

  private async builds(): Promise<Owned[]> {
    const { rows } = await this.client.query<Owned>(
      `select b.projection, case when b.lease_until > clock_timestamp() then b.owner end as owner, b.epoch, b.position
       from read_model.live l join read_model.build b using (schema)`,
    );
    return rows;
  }

  private compare({ projection, epoch, position }: Owned): void {
    const now = { epoch: BigInt(epoch), offset: parsePosition(position)?.offset ?? -1n };
    const before = this.last.get(projection);
    if (before && (now.epoch < before.epoch || now.offset < before.offset))
      this.wentBack.push(`${projection}: ${before.epoch} ${before.offset} → ${now.epoch} ${now.offset}`);
    this.last.set(projection, now);
  }
}
