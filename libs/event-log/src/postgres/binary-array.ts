/** Types whose arrays are sent, by their object id in every PostgreSQL. */
const OID = { integer: 23, text: 25, uuid: 2950 };
const HEADER_BYTES = 20;

/**
 * PostgreSQL's binary form of a one-dimensional array: neither side quotes and unquotes what is full of quotes itself, as JSON is. `node-postgres`
 * sends a Buffer as binary.
 */
function array(oid: number, count: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + 4 * count + bytes);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
}

export function integers(values: readonly number[]): Buffer {
  const buffer = array(OID.integer, values.length, 4 * values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    buffer.writeInt32BE(4, at);
    at = buffer.writeInt32BE(value, at + 4);
  }
  return buffer;
}

export function texts(values: readonly string[]): Buffer {
  let bytes = 0;
  for (const value of values) bytes += Buffer.byteLength(value);
  const buffer = array(OID.text, values.length, bytes);
  let at = HEADER_BYTES;
  for (const value of values) {
    const length = buffer.write(value, at + 4);
    buffer.writeInt32BE(length, at);
    at += 4 + length;
  }
  return buffer;
}

/** Throws a RangeError for what is no UUID. */
export function uuids(values: readonly string[]): Buffer {
  const buffer = array(OID.uuid, values.length, 16 * values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    buffer.writeInt32BE(16, at);
    const written = buffer.write(value.replaceAll('-', ''), at + 4, 'hex');
    if (written !== 16) throw new RangeError(`${value} is no UUID`);
    at += 20;
  }
  return buffer;
}
