/** One run for every tier; the tier is in the file's name (*.unit.spec.ts, *.int.spec.ts, *.e2e.spec.ts). */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['yange-source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', {}] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/{libs,services,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.yange/'],
  // Ends what specs started through libs/testing (PostgreSQL, Kafka), also when the run is interrupted.
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.js',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.js',
  testSequencer: '<rootDir>/libs/testing/jest/tier.sequencer.js',
  // How long a machine may take is never what a spec tests: the first that asks for Kafka waits for its jars, a killed platform for its restart.
  testTimeout: 600_000,
  // Specs wait more than they compute: two workers halve the time even on two cores.
  maxWorkers: 2,
  // Modules loaded as ES modules are never freed by jest: a worker past this size is replaced between two files.
  workerIdleMemoryLimit: '1500MB',
};
