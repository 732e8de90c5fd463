import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { batchAppend, type AppendStream } from './appending.js';
import { noFaults, type Faults } from './faults.js';
import { MemoryStore } from './memory-store.js';
import { failure } from './messages.js';
import { read, type ReadStream } from './reading.js';

export { MemoryStore } from './memory-store.js';

/**
 * A node of an event store for tests: it speaks the protocol of the real one by the client's own definitions, keeps events in memory, and misbehaves
 * by order. It exercises the real client; it does not replace a run against a real server (`npm run test:eventstore`).
 */
export class EventStoreNode {
  readonly faults: Faults = noFaults();
  private server: Server | null = null;
  private bound = 0;

  private constructor(readonly store: MemoryStore) {}

  static async start(store = new MemoryStore()): Promise<EventStoreNode> {
    const node = new EventStoreNode(store);
    await node.start();
    return node;
  }

  get port(): number {
    return this.bound;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.bound}?tls=false`;
  }

  /** Again on the same port after `kill`, with all that was written. */
  async start(): Promise<void> {
    const server = new Server();
    const { store, faults } = this;
    server.addService(grpcStreams.StreamsService, {
      read: (call: ReadStream) => {
        try {
          read(store, faults, call);
        } catch (error) {
          call.emit('error', failure(2, String(error)));
        }
      },
      batchAppend: (call: AppendStream) => batchAppend(store, faults, call),
    } as unknown as UntypedServiceImplementation);
    this.bound = await new Promise((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.bound}`, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.server = server;
  }

  /** Ends without a word to those who are connected, as a process that is killed. */
  kill(): void {
    this.server?.forceShutdown();
    this.server = null;
  }
}
