import tseslint from 'typescript-eslint';

/** Clock and chance are passed in, so that the same input gives the same result everywhere. */
const noHiddenInputs = [
  'error',
  { object: 'Date', property: 'now', message: 'Take a Clock, or the instant, as an argument.' },
  { object: 'Math', property: 'random', message: 'Take a seed, or a generator, as an argument.' },
];
const noProcessEnv = {
  object: 'process',
  property: 'env',
  message: 'Only libs/config reads the environment.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.cache/',
      '.data/',
      'coverage/',
      'apps/web/src/api/schema.d.ts',
      'test/fixtures/',
    ],
  },
  {
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A Nest module is a class with nothing in it but its decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': ['error', noProcessEnv],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: [
      'libs/domain/**/*.ts',
      'libs/allocation/**/*.ts',
      'libs/calendar/**/*.ts',
      'libs/presets/**/*.ts',
      'apps/*/src/domain/**/*.ts',
    ],
    rules: { 'no-restricted-properties': [...noHiddenInputs, noProcessEnv] },
  },
  // The one reader of the environment; programs and suites that hand an environment to a child.
  {
    files: [
      'libs/config/**/*.ts',
      'libs/testing/**/*.ts',
      'libs/embedded-postgres/**/*.ts',
      'apps/cli/**/*.ts',
      'test/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['apps/cli/**/*.ts', 'test/benchmarks/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts'],
    rules: {
      // supertest and JSON bodies are untyped at the edge of a test
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
