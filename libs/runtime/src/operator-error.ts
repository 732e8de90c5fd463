/** A failure that its message tells the operator in one sentence that says what to do; it ends the command without a stack trace. */
export class OperatorError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** The `code` of a system error (`EACCES`, `ENOENT` …), else its text. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
