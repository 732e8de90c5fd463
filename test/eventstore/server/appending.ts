import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Faults } from './faults.js';
import type { MemoryStore, Proposed } from './memory-store.js';
import { connectionDropped, notLeader, successMessage } from './messages.js';
import { conflictMessage, notReadyMessage, tooLargeMessage } from './refusals.js';

/** The server's limit: data, metadata, and two bytes a letter of the type. */
const MAX_APPEND = 1_048_576;

export type AppendStream = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** Takes appends of one call and answers each under its id, or not. */
export function batchAppend(store: MemoryStore, faults: Faults, call: AppendStream): void {
  call.on('data', (request: streams.BatchAppendReq) => {
    if (faults.leader) {
      call.emit('error', notLeader(faults.leader));
      return;
    }
    const answer = answerTo(store, faults, request);
    if (faults.loseAnswers > 0) {
      faults.loseAnswers -= 1;
      call.emit('error', connectionDropped());
      return;
    }
    answer.setCorrelationId(request.getCorrelationId());
    if (faults.answerLateMs > 0) setTimeout(() => call.write(answer), faults.answerLateMs);
    else call.write(answer);
  });
  call.on('end', () => call.end());
}

function answerTo(store: MemoryStore, faults: Faults, request: streams.BatchAppendReq): streams.BatchAppendResp {
  if (faults.notReady > 0) {
    faults.notReady -= 1;
    return notReadyMessage();
  }
  const events = request.getProposedMessagesList().map(proposed);
  if (events.reduce((sum, event) => sum + sizeOf(event), 0) > MAX_APPEND) return tooLargeMessage(MAX_APPEND);
  const { stream, expected } = target(request.getOptions());
  const written = store.append(stream, expected, events);
  return written.kind === 'conflict'
    ? conflictMessage(expected, written.current)
    : successMessage(written.revision, written.position);
}

function target(options: streams.BatchAppendReq.Options | undefined): { stream: string; expected: number } {
  const stream = Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
  if (options?.hasStreamPosition()) return { stream, expected: Number(options.getStreamPosition()) };
  if (options?.hasNoStream()) return { stream, expected: -1 };
  throw new Error('an append without an explicit expectation');
}

function proposed(message: streams.BatchAppendReq.ProposedMessage): Proposed {
  const properties = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: properties.get('type') ?? '',
    contentType: properties.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function sizeOf({ type, data, metadata }: Proposed): number {
  return data.length + metadata.length + 2 * type.length;
}
