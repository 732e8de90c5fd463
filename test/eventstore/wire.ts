import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a server that can be cut, or go dead without a word: half-open, as a firewall or a pulled plug leaves it. */
export class Wire {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(host: string, port: number): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const wire = new Wire(server, address !== null && typeof address === 'object' ? address.port : 0);
    server.on('connection', (near) => wire.join(near, connect(port, host)));
    return wire;
  }

  /** Ends every connection; new ones are taken. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing passes any more on what is connected, and nobody is told; new connections work. */
  goDead(): void {
    for (const socket of this.sockets) socket.pause();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
