import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { typedFigures } from './tools/lint/typed-figures.mjs';

/** Bodies over HTTP stand beside their acts and are loaded by the API alone. */
const LOADED_BY_THE_API = ['libs/**/*.body.ts'];
const SPECS = ['**/*.spec.ts', '**/testing/**', 'test/**'];

/** What a folder is in the house; the first that matches names it. */
const elements = [
  { type: 'domain', pattern: 'libs/*/src/domain', capture: ['lib'] },
  // A library of features is domain as a whole, but for the desk that writes.
  { type: 'lib', pattern: 'libs/@(case|community)/src/desk' },
  { type: 'domain', pattern: 'libs/@(case|community)/src' },
  { type: 'engine', pattern: 'libs/event-log/src/@(postgres|eventstore)', capture: ['engine'] },
  { type: 'testing', pattern: 'libs/*/testing', capture: ['lib'] },
  { type: 'lib', pattern: 'libs/*', capture: ['lib'] },
  { type: 'app', pattern: 'apps/*', capture: ['app'] },
  { type: 'test', pattern: 'test' },
];

const disallow = (from, to, message) => ({
  from: { element: { types: { anyOf: from } } },
  disallow: { to: { element: to } },
  message,
});

/** The import rules of the house (docs/architecture.md). Tests may import everything. */
const importRules = {
  files: ['libs/**/*.ts', 'apps/**/*.ts'],
  ignores: [...SPECS, ...LOADED_BY_THE_API, 'libs/@(case|community)/src/index.ts'],
  plugins: { boundaries },
  settings: {
    'boundaries/elements': elements,
    'import/resolver': { [fileURLToPath(new URL('scripts/lib/import-resolver.cjs', import.meta.url))]: {} },
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'allow',
        policies: [
          disallow(
            ['domain'],
            { types: { anyOf: ['lib', 'engine', 'app', 'testing', 'test'] } },
            'The domain imports only the domain: nothing of the world outside decides a case.',
          ),
          disallow(['domain', 'engine', 'lib'], { type: 'app' }, 'Apps know libraries, never the other way.'),
          disallow(
            ['engine'],
            { type: 'engine', captured: { engine: '!{{ from.element.captured.engine }}' } },
            'The engines of the event log do not know each other.',
          ),
          disallow(
            ['app'],
            { type: 'app', captured: { app: '!{{ from.element.captured.app }}' } },
            'An app knows libraries, not another app: they are processes of their own.',
          ),
          disallow(
            ['domain', 'engine', 'lib', 'app'],
            { types: { anyOf: ['testing', 'test'] } },
            'What runs in production does not import test kits.',
          ),
        ],
      },
    ],
  },
};

const restrictedSyntax = (selector, message) => ({ selector, message });

/** `libs/*\/src/domain` and the features of the case are plain TypeScript: no frameworks, no input or output, no clock, no randomness. */
const pureDomain = {
  files: ['libs/*/src/domain/**/*.ts', 'libs/@(case|community)/src/**/*.ts'],
  ignores: [...SPECS, ...LOADED_BY_THE_API, 'libs/@(case|community)/src/desk/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            // Luxon and canonicalize are pure functions of their arguments; what starts with # is ours and judged by the import rules.
            regex: '^(?!\\.{1,2}/|#|luxon$|canonicalize$)',
            message: 'The domain is plain TypeScript: no framework, no database, no file, no network, no randomness.',
          },
        ],
      },
    ],
    'no-restricted-syntax': [
      'error',
      restrictedSyntax(
        "CallExpression[callee.object.name='Date'][callee.property.name='now']",
        'The domain has no clock: now comes with the command.',
      ),
      restrictedSyntax(
        "NewExpression[callee.name='Date'][arguments.length=0]",
        'The domain has no clock: now comes with the command.',
      ),
      restrictedSyntax("CallExpression[callee.name='Date']", 'The domain has no clock: now comes with the command.'),
      restrictedSyntax(
        "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
        'The domain has no clock: now comes with the command.',
      ),
      restrictedSyntax(
        "CallExpression[callee.object.name='Math'][callee.property.name='random']",
        'The domain knows no chance: ids come with the command.',
      ),
      restrictedSyntax(
        "CallExpression[callee.name='randomUUID'], CallExpression[callee.property.name='randomUUID']",
        'The domain knows no chance: ids come with the command.',
      ),
    ],
  },
};

/** Words that have a figure and name no period. */
const NAMES_OF_DAYS = [
  { text: '最后一天', why: 'the last day of a period, not how long it is' },
  { text: '哪一天', why: 'a date that is asked for' },
  { text: '一年的', why: 'of one year: calendars are published by the year' },
  { text: '上一年', why: 'the year before' },
  { text: '半天', why: 'a day on which the counters are open for half of it' },
];

/** A figure of a rule stands in the item or in the defaults, and texts take it from there. */
const figures = {
  files: ['libs/**/*.ts', 'apps/**/*.ts'],
  ignores: SPECS,
  plugins: { house: { rules: { 'typed-figures': typedFigures } } },
  rules: {
    'house/typed-figures': ['error', { allow: NAMES_OF_DAYS }],
  },
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.tongban*/**', 'coverage/**'] },
  js.configs.recommended,
  // A decorated class is read at run time by the types of its parameters: there an import of a type must stay an import.
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  importRules,
  pureDomain,
  figures,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'setTimeout', 'Buffer', 'require', 'exports', '__dirname'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
