import { OperatorError, portTrouble, type Settings } from '#libs/runtime';

/** The address under which a program on this machine reaches the API. */
export function apiUrl({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  const reachable =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}

/** Throws an OperatorError when the API could not listen: told before anything is started. */
export async function checkAddress({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
  const trouble = await portTrouble(host, port);
  if (trouble === null) return;
  if (trouble === 'EADDRINUSE')
    throw new OperatorError(
      `Port ${port} on ${host} is in use by another program; end that one, or set PORT to a free port, such as PORT=${port + 1}.`,
    );
  if (trouble === 'EACCES')
    throw new OperatorError(`This user may not listen on port ${port}; set PORT to one above 1023, such as PORT=3000.`);
  throw new OperatorError(
    `HOST is "${host}", which is no address of this machine (${trouble}); set HOST to one of its own, such as 127.0.0.1.`,
  );
}
