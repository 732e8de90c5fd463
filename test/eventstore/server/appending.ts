import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { status, type ServerReadableStream, type ServiceError } from '@grpc/grpc-js';
import type { Faults } from './faults.js';
import type { MemoryStore, Proposed } from './memory-store.js';
import { conflictMessage, failure, notLeader, notReady, successMessage, tooLarge } from './messages.js';

/** The server's limit: data, metadata, and two bytes a letter of the type. */
const MAX_APPEND = 1_048_576;

type AppendStream = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type Answer = (error: ServiceError | null, answer?: streams.AppendResp) => void;

/** Takes one append, writes it when its last event has come, and answers, or not. */
export function append(store: MemoryStore, faults: Faults, call: AppendStream, answer: Answer): void {
  let options: streams.AppendReq.Options | undefined;
  const events: Proposed[] = [];
  call.on('data', (request: streams.AppendReq) => {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message) events.push(proposed(message));
  });
  call.on('end', () => {
    if (faults.leader) return answer(notLeader(faults.leader));
    if (faults.notReady > 0) {
      faults.notReady -= 1;
      return answer(notReady());
    }
    if (events.reduce((sum, event) => sum + sizeOf(event), 0) > MAX_APPEND) return answer(tooLarge(MAX_APPEND));
    const { stream, expected } = target(options);
    const written = store.append(stream, expected, events);
    if (faults.loseAnswers > 0) {
      faults.loseAnswers -= 1;
      return answer(failure(status.UNAVAILABLE, 'Connection dropped'));
    }
    const message =
      written.kind === 'conflict'
        ? conflictMessage(expected, written.current)
        : successMessage(written.revision, written.position);
    if (faults.answerLateMs > 0) setTimeout(() => answer(null, message), faults.answerLateMs);
    else answer(null, message);
  });
}

function target(options: streams.AppendReq.Options | undefined): { stream: string; expected: number } {
  const stream = Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
  if (options?.hasRevision()) return { stream, expected: Number(options.getRevision()) };
  if (options?.hasNoStream()) return { stream, expected: -1 };
  throw new Error('an append without an explicit expectation');
}

function proposed(message: streams.AppendReq.ProposedMessage): Proposed {
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
