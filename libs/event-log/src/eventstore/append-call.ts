import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from '../domain/index.js';
import { AppendRefused } from './failures.js';
import { bytesOf, type ProposedEvent } from './stored-event.js';

/** One append, as the server names things. */
export interface AppendCall {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}

/** The message that asks for an append; its answer comes under the same id. */
export function requestOf({ stream, expected, events }: AppendCall): { id: string; request: streams.BatchAppendReq } {
  const id = randomUUID();
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(bytesOf(stream)));
  if (expected === 'no-stream') options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(expected));
  const request = new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(id))
    .setOptions(options)
    .setProposedMessagesList(events.map(messageOf))
    .setIsFinal(true);
  return { id, request };
}

function messageOf({ id, type, contentType, data, metadata }: ProposedEvent): streams.BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(data)
    .setCustomMetadata(metadata);
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  return message;
}

/** The server's -1, of an append that it had before and whose place it does not know, comes as a number above this. */
const NOT_KNOWN = 2n ** 63n;

/** The offset of what was written, where the server says it. Throws AppendRefused. */
export function writtenAt(answer: streams.BatchAppendResp): bigint | undefined {
  const refusal = answer.getError();
  if (!refusal) {
    const offset = BigInt(answer.getSuccess()?.getPosition()?.getCommitPosition() ?? NOT_KNOWN);
    return offset < NOT_KNOWN ? offset : undefined;
  }
  const details = refusal.getDetails();
  const kind = details?.getTypeName().split('.').at(-1) ?? '';
  const conflict =
    kind === 'WrongExpectedVersion'
      ? details?.unpack(shared.WrongExpectedVersion.deserializeBinary, details.getTypeName())
      : null;
  const actual = conflict?.hasCurrentStreamRevision() ? BigInt(conflict.getCurrentStreamRevision()) : 'no_stream';
  throw new AppendRefused(refusal.getMessage(), TYPES[kind] ?? 'unknown', actual);
}

/** The server's names for what went wrong, as the client calls them elsewhere. */
const TYPES: Readonly<Record<string, string>> = {
  WrongExpectedVersion: 'wrong-expected-version',
  MaximumAppendSizeExceeded: 'maximum-append-size-exceeded',
  AccessDenied: 'access-denied',
  StreamDeleted: 'stream-deleted',
};
