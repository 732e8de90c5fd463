import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';
import { ourServices, readCompose } from './compose.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { testLogUrl } from './event-log.js';
import type { Door } from './http.js';
import { freePort } from './ports.js';
import { Tokens } from './tokens.js';
import { until } from './until.js';

const SERVICES = new Map(ourServices(readCompose()));

/** What a command left: its exit code, and everything that it said. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/**
 * The clustered set-up on one machine without containers: processes over one database and one home, each by the command of its service in
 * `docker/compose.yaml` and with its environment, as far as that can be had here: paths, ports and addresses are those of the test.
 */
export class Fleet {
  private readonly running = new Map<string, ChildProcess>();
  private readonly tokens: Tokens;
  private said = '';

  private constructor(
    private readonly database: TestDatabase,
    private readonly folder: string,
    private readonly ports: ReadonlyMap<string, number>,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.tokens = new Tokens(folder);
  }

  /** @param env - beside, or instead of, what the compose file says */
  static async open(env: NodeJS.ProcessEnv = {}): Promise<Fleet> {
    const database = await createTestDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'tongban-fleet-'));
    writeFileSync(join(folder, 'database-url'), database.url);
    writeFileSync(join(folder, 'event-log-url'), testLogUrl(database.url) ?? database.url);
    const ports = new Map<string, number>();
    for (const name of SERVICES.keys()) if (name.startsWith('api')) ports.set(name, await freePort());
    return new Fleet(database, folder, ports, env);
  }

  /** The folder of secrets and of what a command notes. */
  get home(): string {
    return this.folder;
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** An API by its name in the compose file. */
  door(name: string): Door {
    const port = this.ports.get(name) ?? 0;
    return { baseUrl: `http://127.0.0.1:${port}`, token: (...who) => this.tokens.of(...who) };
  }

  /** Runs `tongban setup` to its end, as the compose file does before all others. */
  setUp(): Promise<Ended> {
    return this.run(SERVICES.get('setup')?.command ?? [], 'setup');
  }

  /** Runs `tongban ARGS` on this database. */
  cli(args: readonly string[]): Promise<Ended> {
    return this.run(['dist/apps/tongban/src/main.js', ...args], 'setup');
  }

  /** For every process that is started from now on. */
  useLog(url: string): void {
    writeFileSync(join(this.folder, 'event-log-url'), url);
  }

  /** `tongban ARGS`, killed as soon as something has happened; answers whether it was still at it then. */
  async killedOnce(happened: () => Promise<boolean>, args: readonly string[]): Promise<boolean> {
    const child = this.spawn(['dist/apps/tongban/src/main.js', ...args], 'setup');
    const exited = once(child, 'exit');
    await until('it has begun', async () => child.exitCode !== null || (await happened()));
    child.kill('SIGKILL');
    await exited;
    return child.signalCode === 'SIGKILL';
  }

  /** Starts services by their names and answers when each of them does its work. */
  async start(...names: string[]): Promise<void> {
    for (const name of names) {
      rmSync(this.heartbeat(name), { force: true });
      const child = this.spawn(SERVICES.get(name)?.command ?? [], name);
      child.stdout?.resume();
      child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
      this.running.set(name, child);
    }
    const more = (): string => this.said.slice(-4_000);
    for (const name of names) await until(`${name} works`, () => this.works(name), { more });
  }

  pid(name: string): number {
    return this.running.get(name)?.pid ?? 0;
  }

  /** The service that runs under a process id. */
  nameOf(pid: number): string {
    return [...this.running].find(([, child]) => child.pid === pid)?.[0] ?? `no service of ours (${pid})`;
  }

  /** SIGKILL, and it is gone when this answers; SIGSTOP and SIGCONT just reach it. */
  async send(name: string, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const child = this.running.get(name);
    if (!child) throw new Error(`${name} does not run`);
    const exited = once(child, 'exit');
    child.kill(signal);
    if (signal === 'SIGKILL') await exited;
  }

  /** Ends services in good order. */
  async stop(...names: string[]): Promise<void> {
    await Promise.all(names.map((name) => this.end(name)));
  }

  isRunning(name: string): boolean {
    const child = this.running.get(name);
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Ends all processes in good order and removes their data. */
  async close(): Promise<void> {
    await Promise.all([...this.running.keys()].filter((name) => this.isRunning(name)).map((name) => this.end(name)));
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(name: string): Promise<void> {
    const child = this.running.get(name);
    if (!child) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    // One that sleeps hears it when it wakes.
    child.kill('SIGCONT');
    await exited;
  }

  private works(name: string): Promise<boolean> | boolean {
    if (!this.isRunning(name)) throw new Error(`${name} has ended\n${this.said.slice(-4_000)}`);
    if (!this.ports.has(name)) return isThere(this.heartbeat(name));
    return fetch(`${this.door(name).baseUrl}/health/ready`).then(
      ({ ok }) => ok && isThere(this.heartbeat(name)),
      () => false,
    );
  }

  private heartbeat(name: string): string {
    return join(this.folder, `alive-${name}`);
  }

  private async run(command: readonly string[], service: string): Promise<Ended> {
    const child = this.spawn(command, service);
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(child, 'close');
    return { code: child.exitCode, said };
  }

  /** The owner's address where the compose file has its secret, else one without a user. */
  private databaseOf(environment: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv {
    if (environment.DATABASE_URL_FILE)
      return { DATABASE_URL: '', DATABASE_URL_FILE: join(this.folder, 'database-url') };
    const bare = new URL(this.database.url);
    bare.username = '';
    bare.password = '';
    return { DATABASE_URL: bare.href };
  }

  private spawn(command: readonly string[], service: string): ChildProcess {
    const { environment = {} } = SERVICES.get(service) ?? {};
    const plain = Object.entries(environment).filter(([, value]) => !String(value).startsWith('${'));
    return spawn(process.execPath, [...command], {
      cwd: PROJECT_FOLDER,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        ...Object.fromEntries(plain.map(([setting, value]) => [setting, String(value)])),
        ...this.env,
        LOG_LEVEL: 'warn',
        HOST: '127.0.0.1',
        PORT: String(this.ports.get(service) ?? 0),
        TONGBAN_HOME: this.folder,
        // Each has a machine of its own there; here they share one, and none tells its figures.
        TONGBAN_METRICS_PORT: '0',
        TONGBAN_HEARTBEAT: this.heartbeat(service),
        ...this.databaseOf(environment),
        EVENT_LOG_URL_FILE: join(this.folder, 'event-log-url'),
      },
    });
  }
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
