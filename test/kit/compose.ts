import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT_FOLDER } from '#libs/runtime';

/** A service of `docker/compose.yaml`, as far as the tests look at it; anchors and merges are resolved. */
export interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly restart?: string;
  readonly expose?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly cpus?: string; readonly memory?: string } } };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export function readCompose(): ComposeFile {
  return parse(readFileSync(join(PROJECT_FOLDER, 'docker', 'compose.yaml'), 'utf8'), { merge: true }) as ComposeFile;
}

/** The services that run our own image, with their names. */
export function ourServices({ services }: ComposeFile): readonly (readonly [name: string, service: Service])[] {
  return Object.entries(services).filter(([, { build }]) => build !== undefined);
}
