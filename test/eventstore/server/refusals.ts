import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';

/** An answer that refuses an append: the details say why, the text is often empty. */
function refusal(name: string, details: Uint8Array, text = ''): streams.BatchAppendResp {
  const packed = new any.Any();
  packed.pack(details, name);
  return new streams.BatchAppendResp().setError(new statuses.Status().setMessage(text).setDetails(packed));
}

/** @param current - -1 where there is no stream */
export function conflictMessage(expected: number, current: number): streams.BatchAppendResp {
  const conflict = new shared.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentStreamRevision(String(current));
  if (expected < 0) conflict.setExpectedNoStream(new shared.Empty());
  else conflict.setExpectedStreamPosition(String(expected));
  return refusal('event_store.client.WrongExpectedVersion', conflict.serializeBinary());
}

export function tooLargeMessage(limit: number): streams.BatchAppendResp {
  const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit);
  return refusal('event_store.client.MaximumAppendSizeExceeded', details.serializeBinary());
}

export function notReadyMessage(): streams.BatchAppendResp {
  return refusal('google.protobuf.Empty', new Uint8Array(), 'Server Is Not Ready');
}
