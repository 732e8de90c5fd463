// What every command of a fresh clone needs first: the right Node, the packages, the built sources. Plain Node, no dependencies.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const DIST = join(PROJECT, 'dist');
const STAMP = join(DIST, '.sources');
const WANTED_NODE = [20, 19];

/** Ends the process with one sentence that says what to do. */
export function fail(sentence, exitCode = 1) {
  process.stderr.write(`tongban: ${sentence}\n`);
  process.exit(exitCode);
}

/** Checks Node, installs and builds what is missing or older than its sources. `say` gets a line for each step that is done. */
export function bootstrap(say = (line) => process.stderr.write(`${line}\n`)) {
  checkNode();
  if (!isInstalled()) install(say);
  const sources = sourcesHash();
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== sources) build(say, sources);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < WANTED_NODE[0] || (major === WANTED_NODE[0] && minor < WANTED_NODE[1]))
    fail(`This is Node ${process.versions.node}; install Node ${WANTED_NODE.join('.')} or later.`);
}

/** npm leaves a list of what it installed; every package of the lock file must be in it, in its version. */
function isInstalled() {
  const hidden = join(PROJECT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const { packages: wanted } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'));
  const { packages: present } = JSON.parse(readFileSync(hidden, 'utf8'));
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

function install(say) {
  say('Installing the packages (npm ci) …');
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, {
    cwd: PROJECT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error) fail(`npm could not be started (${error.code}); install npm 10 or later and start again.`);
  if (status !== 0)
    fail('npm ci failed, see above; check the network and the right to write node_modules, and start again.');
}

function build(say, sources) {
  say('Building …');
  try {
    mkdirSync(DIST, { recursive: true });
    rmSync(STAMP, { force: true });
  } catch (error) {
    fail(
      `${DIST} cannot be written (${error.code}); give this user the right to write there, or build as its owner with "npm run build".`,
    );
  }
  const tsc = join(PROJECT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: PROJECT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) fail('The sources do not build, see above; undo the last change to them and start again.');
  prune(DIST);
  writeFileSync(STAMP, sources);
}

/** Names, sizes and times of all that goes into the build. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) add(hash, join(PROJECT, file));
  for (const folder of ['apps', 'libs', 'test'])
    walk(join(PROJECT, folder), (file) => file.endsWith('.ts') && add(hash, file));
  return hash.digest('hex');
}

function add(hash, file) {
  const { size, mtimeMs } = statSync(file);
  hash.update(`${relative(PROJECT, file)}:${size}:${mtimeMs}\n`);
}

/** What was built from a source that is gone must not be run any more. */
function prune(folder) {
  walk(folder, (file) => {
    if (!file.endsWith('.js')) return;
    const source = join(PROJECT, relative(DIST, file)).replace(/\.js$/, '.ts');
    if (!existsSync(source)) for (const gone of [file, `${file}.map`]) rmSync(gone, { force: true });
  });
}

function walk(folder, visit) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, visit);
    else visit(path);
  }
}

/** A module of the built project. */
export function built(path) {
  return import(new URL(`file://${join(DIST, path)}`).href);
}

/** The commit's name for reports, or "unknown" outside of git. */
export function revision() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: PROJECT,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return 'unknown';
  }
}
