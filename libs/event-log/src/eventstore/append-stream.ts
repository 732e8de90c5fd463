import type { EventStoreDBClient } from '@eventstore/db-client';
import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { requestOf, writtenAt, type AppendCall } from './append-call.js';
import type { EventStoreConnection } from './connection.js';
import { NoAnswer } from './failures.js';

interface Pending {
  readonly resolve: (answer: streams.BatchAppendResp) => void;
  readonly reject: (error: Error) => void;
}

type StreamsClient = InstanceType<typeof grpcStreams.StreamsClient>;
type Call = ReturnType<StreamsClient['batchAppend']>;

/**
 * All appends of a connection in one call: a call of its own for each costs several times as much. The client has such a call, too, but one map of what
 * is pending for all clients of the process: a lost connection rejects the appends of another, and an answer that comes late then ends the process.
 * So the call is opened here, over the client's channel and its way of finding a node, and each call keeps what is pending in it.
 */
export class AppendStream {
  private readonly calls = new WeakMap<object, Call>();
  private readonly pending = new WeakMap<Call, Map<string, Pending>>();

  constructor(private readonly connection: EventStoreConnection) {}

  /** Sends an append once and answers where it was written. A late answer finds nobody. */
  send(call: AppendCall, ms: number): Promise<bigint | undefined> {
    return this.connection.call(async (client) => {
      const { id, request } = requestOf(call);
      const answer = new Promise<streams.BatchAppendResp>((resolve, reject) => {
        const late = setTimeout(() => reject(new NoAnswer(`no answer within ${ms} ms`)), ms);
        const settled = (settle: () => void): void => {
          clearTimeout(late);
          settle();
        };
        const pending: Pending = {
          resolve: (value) => settled(() => resolve(value)),
          reject: (error) => settled(() => reject(error)),
        };
        this.open(client).then((opened) => {
          this.pending.get(opened)?.set(id, pending);
          opened.write(request);
        }, pending.reject);
      });
      return writtenAt(await answer);
    });
  }

  private open(client: EventStoreDBClient): Promise<Call> {
    const create = client['GRPCStreamCreator'](
      grpcStreams.StreamsClient,
      'appendToStream',
      (grpc: StreamsClient) => this.listenTo(grpc.batchAppend(...client['callArguments']({}, { deadline: Infinity }))),
      this.calls,
    );
    return create();
  }

  private listenTo(call: Call): Call {
    const pending = new Map<string, Pending>();
    this.pending.set(call, pending);
    call.on('data', (answer: streams.BatchAppendResp) => {
      const id = answer.getCorrelationId()?.getString() ?? '';
      pending.get(id)?.resolve(answer);
      pending.delete(id);
    });
    const lost = (error: Error): void => {
      for (const each of pending.values()) each.reject(error);
      pending.clear();
    };
    call.on('error', lost);
    call.on('end', () => lost(new Error('the server ended the call')));
    return call;
  }
}
