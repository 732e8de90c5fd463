/** One configuration for the three tiers; the tier is the middle of the file's name: `.unit.`, `.int.`, `.e2e.`. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^#libs/([^/]+)/domain$': '<rootDir>/libs/$1/src/domain/index.ts',
    '^#libs/([^/]+)/testing$': '<rootDir>/libs/$1/testing/index.ts',
    '^#libs/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^#apps/(.*)$': '<rootDir>/apps/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  // Tests wait for a state, and a machine with more to do than it can needs its time: only what never ends is ended here.
  testTimeout: 900_000,
};
