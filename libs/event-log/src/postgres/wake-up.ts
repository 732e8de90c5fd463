import pg from 'pg';
import type { Logger } from '#libs/runtime';

const CHANNEL = 'tongban_log';
/** Announcing inside the append's transaction would cost 3 to 6 times; on its own connection, at most once in this time, nothing measurable. */
const ANNOUNCE_EVERY_MS = 10;
const RECONNECT_MS = 250;

/**
 * Tells readers that there is something to read: `NOTIFY` on a connection of its own, debounced, and `LISTEN` on another. It is a hint and nothing
 * more: readers ask the log itself, and poll beside it.
 */
export class WakeUp {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;
  private announcedAt = 0;
  private client: pg.Client | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly pool: pg.Pool,
    private readonly logger?: Logger,
  ) {}

  /** Something was appended by this process. */
  announce(): void {
    this.ring();
    if (this.timer || this.closed) return;
    const wait = Math.max(0, this.announcedAt + ANNOUNCE_EVERY_MS - Date.now());
    this.timer = setTimeout(() => void this.notify(), wait);
  }

  /** Calls back on every hint until the returned function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    if (!this.client) void this.connect();
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) await this.notify();
    await this.client?.end().catch(() => undefined);
  }

  /** Lost with its connection, an announcement is made good by the readers' polling. */
  private async notify(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.announcedAt = Date.now();
    await this.pool.query(`notify ${CHANNEL}`).catch(() => undefined);
  }

  private ring(): void {
    for (const listener of this.listeners) listener();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'tongban wake-up' });
    this.client = client;
    client.on('notification', () => this.ring());
    client.on('error', () => undefined);
    client.on('end', () => this.reconnect(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.ring();
    } catch (error) {
      this.logger?.debug({ err: error }, 'no connection to listen on; readers poll');
      client.end().catch(() => undefined);
      this.reconnect(client);
    }
  }

  private reconnect(lost: pg.Client): void {
    if (this.closed || this.client !== lost) return;
    this.client = null;
    setTimeout(() => {
      if (!this.closed && !this.client && this.listeners.size > 0) void this.connect();
    }, RECONNECT_MS).unref();
  }
}
