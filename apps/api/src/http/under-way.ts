import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** More requests than this under way at once are refused: a queue without end would answer nobody in time. */
const MOST_UNDER_WAY = 4_000;
/** One slow answer is no queue; so many that have waited for so long are one, and whoever comes now would wait longer still. */
const QUEUE = 32;
const PATIENCE_MS = 2_000;

/**
 * The requests under way. Each is taken in once and given back once, when its response is closed: answered, cut off or reset. One that never got
 * its turn on its connection is given back with the connection.
 */
export class UnderWay {
  private readonly all = new Set<ServerResponse>();
  /** Those that nobody asked to wait, the oldest first. */
  private readonly queue = new Map<ServerResponse, number>();
  private readonly ofSocket = new WeakMap<Socket, Set<ServerResponse>>();

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** @param isPatient - whether the request itself asks to wait (`Tongban-After`), so that its age says nothing of the load */
  enter({ socket }: IncomingMessage, response: ServerResponse, isPatient: boolean): void {
    this.all.add(response);
    if (!isPatient) this.queue.set(response, this.nowMs());
    const sharing = this.sharing(socket);
    sharing.add(response);
    response.once('close', () => {
      sharing.delete(response);
      this.leave(response);
    });
  }

  get count(): number {
    return this.all.size;
  }

  /** Whether whoever comes now would wait too long, or for ever. */
  get isFull(): boolean {
    return this.all.size > MOST_UNDER_WAY || this.isQueueing();
  }

  private isQueueing(): boolean {
    let inFront = 0;
    for (const since of this.queue.values()) {
      if (this.nowMs() - since <= PATIENCE_MS) return false;
      if (++inFront === QUEUE) return true;
    }
    return false;
  }

  private leave(response: ServerResponse): void {
    this.all.delete(response);
    this.queue.delete(response);
  }

  private sharing(socket: Socket): Set<ServerResponse> {
    const known = this.ofSocket.get(socket);
    if (known) return known;
    const fresh = new Set<ServerResponse>();
    this.ofSocket.set(socket, fresh);
    socket.once('close', () => fresh.forEach((response) => this.leave(response)));
    return fresh;
  }
}
