// Tells eslint-plugin-boundaries where an import of this project leads: the sources, not what was built from them.
const { builtinModules } = require('node:module');
const { dirname, join, resolve } = require('node:path');

const PROJECT = dirname(dirname(__dirname));

exports.interfaceVersion = 2;

exports.resolve = (source, file) => {
  if (source.startsWith('node:') || builtinModules.includes(source)) return { found: true, path: null };
  const target = source.startsWith('.') ? resolve(dirname(file), source) : projectPath(source);
  if (target === null) return { found: false };
  // Whether it is there is the compiler's question.
  return { found: true, path: target.replace(/\.js$/, '.ts') };
};

/** The `imports` of package.json, towards the sources. */
function projectPath(source) {
  const [, lib, part] = /^#libs\/([^/]+)(?:\/(domain|testing))?$/.exec(source) ?? [];
  if (lib) return join(PROJECT, 'libs', lib, { domain: 'src/domain', testing: 'testing' }[part] ?? 'src', 'index.ts');
  return source.startsWith('#apps/') ? join(PROJECT, 'apps', `${source.slice('#apps/'.length)}.ts`) : null;
}
