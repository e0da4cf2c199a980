/** Three sizes of test and the judges that others wrote, one jest project each, which `npm test` runs; `npm run test:long` adds those that take long. */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  moduleNameMapper: { '^@ronda/([^/]+)$': '<rootDir>/libs/$1/src/index.ts' },
  transform: { '\\.(ts|tsx|js|mjs)$': '<rootDir>/scripts/jest-transform.cjs' },
  // Nest 12 and others ship ES modules only; the transformer converts those and passes the rest through.
  transformIgnorePatterns: [],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.data/'],
  cacheDirectory: '<rootDir>/.cache/jest',
};

const withSecondTry = { setupFilesAfterEnv: ['<rootDir>/libs/testing/src/second-try.ts'] };

/** One PostgreSQL for the run; see libs/testing. */
const withPostgres = {
  ...withSecondTry,
  globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
};

module.exports = {
  // Of every project: jest 30 ignores a project's own. Longer ones are given beside the test.
  testTimeout: 300000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: ['<rootDir>/apps', '<rootDir>/libs'],
      testRegex: '\\.spec\\.tsx?$',
    },
    {
      ...shared,
      ...withPostgres,
      displayName: 'integration',
      roots: ['<rootDir>/test/integration'],
      testRegex: '\\.spec\\.ts$',
    },
    {
      ...shared,
      ...withPostgres,
      displayName: 'e2e',
      roots: ['<rootDir>/test/e2e'],
      testRegex: '\\.spec\\.ts$',
    },
    {
      ...shared,
      ...withSecondTry,
      displayName: 'judges',
      roots: ['<rootDir>/test/judges'],
      testRegex: '\\.spec\\.ts$',
    },
    {
      ...shared,
      ...withPostgres,
      displayName: 'long',
      roots: ['<rootDir>/test/long'],
      testRegex: '\\.spec\\.ts$',
    },
  ],
};
