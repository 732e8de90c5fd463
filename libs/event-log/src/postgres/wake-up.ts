import pg from 'pg';
import type { Logger } from '#libs/runtime';

const CHANNEL = 'tongban_log';
/** Announcing inside the append's transaction would cost 3 to 6 times; on its own connection, at most once in this time, nothing measurable. */
const ANNOUNCE_EVERY_MS = 10;
const RECONNECT_MS = 250;

/**
 * Tells readers that there is something to read: `LISTEN` and a debounced `NOTIFY`, on a connection of its own. It is a hint and nothing more:
 * readers ask the log itself, and poll beside it.
 */
export class WakeUp {
  private readonly listeners = new Set<() => void>();
  private client: pg.Client | null = null;
  private connected = false;
  private closed = false;
  private notifying = false;
  private unheard = false;
  private announcedAt = 0;
  private announcing: NodeJS.Timeout | null = null;
  private reconnecting: NodeJS.Timeout | null = null;

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly logger?: Logger,
  ) {}

  /** Something was appended by this process: told at once, or after the pause that follows the last time. */
  announce(): void {
    if (this.announcing || this.closed) return;
    const pause = this.announcedAt + ANNOUNCE_EVERY_MS - Date.now();
    if (pause <= 0) this.tell();
    else this.announcing = setTimeout(() => this.tell(), pause);
  }

  /** Calls back on every hint until the returned function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    this.connect();
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.announcing ?? undefined);
    clearTimeout(this.reconnecting ?? undefined);
    await this.client?.end().catch(() => undefined);
  }

  private tell(): void {
    this.announcing = null;
    this.announcedAt = Date.now();
    this.ring();
    if (this.connected) void this.notify();
    else this.connect();
  }

  /** One at a time on the one connection; lost with it, an announcement is made good by the readers' polling. */
  private async notify(): Promise<void> {
    this.unheard = true;
    if (this.notifying) return;
    this.notifying = true;
    while (this.unheard && this.connected) {
      this.unheard = false;
      await this.client?.query(`notify ${CHANNEL}`).catch(() => undefined);
    }
    this.notifying = false;
  }

  private ring(): void {
    for (const listener of this.listeners) listener();
  }

  private connect(): void {
    if (this.client || this.closed) return;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: `${this.name} wake-up`,
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', () => this.ring());
    client.on('error', () => undefined);
    client.on('end', () => this.lost(client));
    client
      .connect()
      // An announcement is a hint: it need not wait until the disk has it.
      .then(() => client.query(`set synchronous_commit = off; listen ${CHANNEL}`))
      .then(() => {
        this.connected = true;
        // What was announced while nobody could hear it, by us or to us.
        this.tell();
      })
      .catch((error: unknown) => {
        this.logger?.debug({ err: error }, 'no connection to listen on; readers poll');
        client.end().catch(() => undefined);
        this.lost(client);
      });
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.connected = false;
    if (!this.closed) this.reconnecting = setTimeout(() => this.connect(), RECONNECT_MS);
  }
}
