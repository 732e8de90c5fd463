import { connect, type Socket } from 'node:net';

/** A connection to an API, to say on it what no client library would. */
export function rawConnection(baseUrl: string): Promise<Socket> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.off('error', reject).on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Writes a message as it is and answers everything that comes back until the other side ends the connection. */
export async function rawExchange(baseUrl: string, message: string): Promise<string> {
  const socket = await rawConnection(baseUrl);
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk) => (answer += String(chunk)));
  socket.write(message);
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}
