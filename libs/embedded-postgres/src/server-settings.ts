import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** How the server is to work; `disposable` is for tests alone: it keeps no promise about what a crash leaves. */
export interface ServerSettings {
  readonly port: number;
  readonly disposable: boolean;
}

/** The command line of the server, without anything secret. */
export function serverArguments(dataFolder: string, settings: ServerSettings): string[] {
  const memory = totalmem() / MIB;
  const shared = Math.round(Math.min(1024, Math.max(128, memory / 8)));
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: settings.disposable ? '400' : '200',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.round(Math.max(256, memory / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // Fewer checkpoints cost a little more recovery after a crash: 2 GB of log are replayed in some 20 seconds.
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Neither statements nor the keys of a conflict are logged: they may hold personal values.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(settings.disposable
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
  };
  const flags = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataFolder, '-p', String(settings.port), ...flags];
}
