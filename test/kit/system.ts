import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';
import { testLogUrl } from './event-log.js';
import { freePort } from './ports.js';
import { Tokens } from './tokens.js';
import { NEVER_MS } from './until.js';

const CLI = join(PROJECT_FOLDER, 'dist', 'apps', 'tongban', 'src', 'main.js');
const STOP_LIMIT_MS = 40_000;

export interface SystemOptions {
  /** `TONGBAN_CLOCK`, such as `manual:2026-03-02T09:00:00+08:00`; the system's own clock unless told. */
  readonly clock?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The data of an earlier system; a fresh folder unless told. */
  readonly home?: string;
  readonly port?: number;
  /** Where what it writes on standard error goes: to a disk that is full, or to a reader that is gone once it is ready; heard unless told. */
  readonly errors?: 'full-disk' | 'gone';
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The process ids of a running system; 0 for one that does not run at the moment. */
export interface SystemPids {
  readonly supervisor: number;
  readonly api: number;
  readonly projector: number;
  readonly timekeeper: number;
  readonly postgres: number;
}

/** A whole system as an operator starts it, in a home and on a port of its own. */
export interface TestSystem {
  readonly baseUrl: string;
  readonly home: string;
  /** A token of the local issuer, as `tongban token` prints it; one for each role, unit and person. */
  token(role: string, unit: string, person?: string): Promise<string>;
  /** Runs `tongban ARGS` on this system's home. */
  cli(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<CommandResult>;
  pids(): SystemPids;
  /** SIGKILL to one process, and what it wrote is gone with it; the supervisor's death leaves the others to themselves. */
  kill(which: keyof SystemPids): void;
  /** Ends it as Ctrl-C does and answers the exit code; the data stay. */
  shutdown(): Promise<number>;
  /** Starts it again on the same home and port, after `shutdown` or `kill('supervisor')`. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
  /** What the supervisor and its processes wrote on standard error so far. */
  log(): string;
}

/** Starts a system from the built project (`npm run build`) and answers when it is ready. */
export async function startSystem(options: SystemOptions = {}): Promise<TestSystem> {
  const home = options.home ?? freshHome();
  const port = options.port ?? (await freePort());
  const logUrl = testLogUrl(home);
  const env = {
    ...withoutSettings(process.env),
    LOG_FORMAT: 'json',
    LOG_LEVEL: 'warn',
    ...(logUrl !== null && { EVENT_LOG_URL: logUrl }),
    ...(options.clock && { TONGBAN_CLOCK: options.clock }),
    ...options.env,
    TONGBAN_HOME: home,
    PORT: String(port),
  };
  const system = new RunningTestSystem(home, port, env, options.errors ?? null);
  try {
    await system.start();
  } catch (error) {
    await system.stop().catch(() => undefined);
    throw error;
  }
  return system;
}

class RunningTestSystem implements TestSystem {
  readonly baseUrl: string;
  private readonly tokens: Tokens;
  private supervisor: ChildProcess | null = null;
  private said = '';

  constructor(
    readonly home: string,
    port: number,
    private readonly env: NodeJS.ProcessEnv,
    private readonly errors: SystemOptions['errors'] | null,
  ) {
    this.baseUrl = `http://127.0.0.1:${port}`;
    this.tokens = new Tokens(home);
  }

  async start(): Promise<void> {
    const full = this.errors === 'full-disk' ? openSync('/dev/full', 'w') : null;
    const child = spawn(process.execPath, [CLI, 'start'], { env: this.env, stdio: ['ignore', 'pipe', full ?? 'pipe'] });
    if (full !== null) closeSync(full);
    this.supervisor = child;
    child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(limit);
        reject(new Error(`the system ${why}:\n${this.said.slice(-4_000)}`));
      };
      const limit = setTimeout(() => fail('was not ready in time'), NEVER_MS);
      child.once('exit', (code, signal) => fail(`ended while it started (${code ?? signal})`));
      child.stdout?.on('data', (chunk: Buffer) => {
        if (!chunk.toString().includes('is ready at')) return;
        clearTimeout(limit);
        if (this.errors === 'gone') child.stderr?.destroy();
        resolve();
      });
    });
  }

  token(role: string, unit: string, person?: string): Promise<string> {
    return this.tokens.of(role, unit, person);
  }

  cli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...this.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? -1, stdout, stderr })));
  }

  pids(): SystemPids {
    const running = readJson(join(this.home, 'running.json')) as {
      processes?: Record<string, { pid: number }>;
    } | null;
    const alive = (pid: number | null | undefined): number => (pid && isAlive(pid) ? pid : 0);
    return {
      supervisor: alive(this.supervisor?.pid),
      api: alive(running?.processes?.api?.pid),
      projector: alive(running?.processes?.projector?.pid),
      timekeeper: alive(running?.processes?.timekeeper?.pid),
      postgres: alive(postmaster(this.home)),
    };
  }

  kill(which: keyof SystemPids): void {
    send(this.pids()[which], 'SIGKILL');
  }

  shutdown(): Promise<number> {
    const child = this.supervisor;
    this.supervisor = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child?.exitCode ?? -1);
    return new Promise((resolve) => {
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      child.once('exit', (code) => {
        clearTimeout(limit);
        resolve(code ?? -1);
      });
      child.kill('SIGINT');
    });
  }

  async stop(): Promise<void> {
    await this.shutdown();
    // What a killed supervisor left behind.
    const { api, projector, timekeeper, postgres } = this.pids();
    for (const pid of [api, projector, timekeeper]) send(pid, 'SIGKILL');
    send(postgres, 'SIGQUIT');
    while (isAlive(postgres)) await sleep(20);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  log(): string {
    return this.said;
  }
}

function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'tongban-home-'));
  // The database's own user must be able to enter it.
  chmodSync(home, 0o755);
  return home;
}

/** What this machine's shell sets must not change what a test sees. */
export function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(TONGBAN_|DATABASE_URL$|EVENT_LOG_URL$|OIDC_|LOG_|HOST$|PORT$|NODE_ENV$|NODE_OPTIONS$|JEST_)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

function postmaster(home: string): number | null {
  try {
    return Number.parseInt(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  } catch {
    return null;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  return send(pid, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid > 0 && process.kill(pid, signal);
  } catch {
    return false;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
