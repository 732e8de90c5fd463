import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import { LogDigest, type DigestText } from './digest.js';

/** How far one of the two logs has been read, and what it held. */
export interface Side {
  position: Position;
  digest: LogDigest;
}

interface StoredSide {
  readonly position: string;
  readonly digest: DigestText;
}

/** Where a copy stands, kept in `TONGBAN_HOME`, so that it goes on where it was interrupted. */
export class CopyState {
  private savedAt = 0;

  private constructor(
    private readonly home: string,
    readonly from: Side,
    readonly to: Side,
  ) {}

  /** What an earlier run left of the copy between these two logs, or its beginning. */
  static open(home: string, from: string, to: string): CopyState {
    const stored = read(fileOf(home, from, to));
    const side = (log: string, text: StoredSide | undefined): Side => ({
      position: parsePosition(text?.position ?? '') ?? { log, offset: 0n },
      digest: text ? LogDigest.from(text.digest) : LogDigest.empty(),
    });
    return new CopyState(home, side(from, stored?.from), side(to, stored?.to));
  }

  /** At most once a second, unless told to. */
  save(now = false): void {
    if (!now && Date.now() - this.savedAt < 1_000) return;
    this.savedAt = Date.now();
    write(fileOf(this.home, this.from.position.log, this.to.position.log), this.from, this.to);
  }

  /** For the way back: the copy has all of the old log, so that only what comes from now on must go there. */
  saveWayBack(): void {
    write(fileOf(this.home, this.to.position.log, this.from.position.log), this.to, this.from);
  }
}

function fileOf(home: string, from: string, to: string): string {
  return join(home, `copy-log-${from}-${to}.json`);
}

function read(file: string): { readonly from: StoredSide; readonly to: StoredSide } | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { from: StoredSide; to: StoredSide };
  } catch {
    return null;
  }
}

function write(file: string, from: Side, to: Side): void {
  const stored = ({ position, digest }: Side): StoredSide => ({
    position: printPosition(position),
    digest: digest.text(),
  });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ from: stored(from), to: stored(to) }));
  renameSync(draft, file);
}
