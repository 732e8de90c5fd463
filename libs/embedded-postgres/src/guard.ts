import { spawn } from 'node:child_process';

/** How long those who still work with the server have to end, in seconds, before it ends all the same. */
const LAST_WORK_S = 20;

/**
 * Waits for the end of its input, which comes with the end of whoever started it, however that went. A server that is still there then takes nobody in
 * any more and ends when the last have gone. The first line of `postmaster.pid` tells it from a later one.
 */
const SCRIPT = `
still() { [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ]; }
cat >/dev/null
still "$1" "$2" && kill -TERM "$2"
left=${LAST_WORK_S}
while [ "$left" -gt 0 ] && still "$1" "$2"; do sleep 1; left=$((left - 1)); done
still "$1" "$2" && kill -INT "$2"
`;

/** Lets a server outlive this process by no more than its last work. The guard leaves by itself when the server has ended. */
export function guardServer(pid: number, dataFolder: string, ended: Promise<void>): void {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'tongban-guard', dataFolder, String(pid)], {
    // A session of its own: what ends this process's group must not end the guard with it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  // Without a shell there is no guard: the next start stops what was left.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  const leave = (): void => void guard.stdin.end();
  ended.then(leave, leave);
}
