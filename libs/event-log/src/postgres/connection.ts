/** Whether an error means that the connection, not the statement, failed: then the same call may be made again on another one. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH|08|57P0[1235])/.test(code)) return true;
  // 53300: too many connections; passes like a restart does. The texts are those of node-postgres, which gives them no code.
  return (
    code === '53300' ||
    /Connection terminated|Client has encountered a connection error|not queryable|timeout exceeded when trying to connect/i.test(
      error.message,
    )
  );
}

/** Whether nothing can have reached the server: no connection was had. */
export function neverSent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ECONNREFUSED', 'ENOENT', 'EHOSTUNREACH', '57P03', '53300'].includes(code);
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
