// Which part of the house may know which (docs/architecture.md): `npm run lint` holds every import to it, those of types as well.

/** What each library may import, and nothing else. Every one may import itself. */
const LIBRARIES = {
  runtime: ['clocks'],
  clocks: ['runtime'],
  region: ['access', 'clocks', 'event-log', 'kernel', 'runtime'],
  'event-log': ['runtime'],
  'embedded-postgres': ['runtime'],
  kernel: ['event-log', 'runtime'],
  access: ['clocks', 'event-log', 'kernel', 'runtime'],
  residents: ['clocks', 'event-log', 'kernel', 'region', 'runtime'],
  catalogue: ['access', 'clocks', 'event-log', 'kernel', 'region', 'residents', 'runtime'],
  reference: ['access', 'catalogue', 'clocks', 'event-log', 'kernel', 'region', 'residents', 'runtime'],
  body: ['clocks', 'runtime'],
  case: ['access', 'body', 'catalogue', 'clocks', 'event-log', 'kernel', 'reference', 'region', 'residents', 'runtime'],
  community: [
    'access',
    'body',
    'case',
    'catalogue',
    'clocks',
    'event-log',
    'kernel',
    'reference',
    'region',
    'residents',
    'runtime',
  ],
  'read-models': [
    'access',
    'case',
    'catalogue',
    'clocks',
    'community',
    'event-log',
    'kernel',
    'reference',
    'region',
    'residents',
    'runtime',
  ],
  import: [
    'access',
    'case',
    'catalogue',
    'clocks',
    'event-log',
    'kernel',
    'reference',
    'region',
    'residents',
    'runtime',
  ],
  system: [
    'access',
    'case',
    'catalogue',
    'clocks',
    'community',
    'event-log',
    'kernel',
    'read-models',
    'reference',
    'region',
    'residents',
    'runtime',
  ],
};

/** The processes; each has the libraries that its work needs, and the command line may call upon all. */
const APPS = {
  api: Object.keys(LIBRARIES).filter((library) => library !== 'embedded-postgres'),
  projector: ['case', 'clocks', 'community', 'event-log', 'read-models', 'reference', 'runtime', 'system'],
  timekeeper: [
    'case',
    'catalogue',
    'clocks',
    'community',
    'event-log',
    'kernel',
    'read-models',
    'reference',
    'region',
    'residents',
    'runtime',
    'system',
  ],
  tongban: Object.keys(LIBRARIES),
};

const NO_SPECS = { pathNot: ['\\.spec\\.ts$', '/testing/'] };

const allowList = (folder, table) =>
  Object.entries(table).map(([name, known]) => ({
    name: `${folder}/${name} knows only what the table says`,
    severity: 'error',
    from: { path: `^${folder}/${name}/`, ...NO_SPECS },
    to: { path: '^(libs|apps)/', pathNot: [`^${folder}/${name}/`, ...known.map((library) => `^libs/${library}/`)] },
  }));

/** A library that the table does not know would be under no rule. */
const known = Object.keys(LIBRARIES).join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no import comes back to where it began, not even for a type',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every library stands in the table',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${known})/` },
      to: {},
    },
    ...allowList('libs', LIBRARIES),
    ...allowList('apps', APPS),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
    },
  },
};
