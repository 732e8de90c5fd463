import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventRegistry } from '#libs/event-log';
import { PROJECT_FOLDER } from '#libs/runtime';
import type { Projection } from './projection.js';

const { version } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as { version: string };

/** What a program knows of a projection's events: of another release, fold or registry it is another, and may read what this one could not. */
export function programOf(projection: Projection, registry: EventRegistry): string {
  const events = registry.types.map((type) => `${type} ${registry.versionOf(type)}`).sort();
  const known = JSON.stringify([version, projection.version, events]);
  return createHash('sha256').update(known).digest('hex').slice(0, 16);
}
