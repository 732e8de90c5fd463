export * from './build-writer.js';
export { allBuilds, liveBuild, type Build, type BuildDatabase } from './builds.js';
export { contentOf, type TableContent } from './compare.js';
export * from './errors.js';
export { SharedFeed } from './feed.js';
export { readModelMigrations } from './migrations.js';
export * from './projection.js';
export { rebuild, type RebuildOptions, type RebuildReport } from './rebuild.js';
export { ProjectionRunner, type RunnerOptions } from './runner.js';
