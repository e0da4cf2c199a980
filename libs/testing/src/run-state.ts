/** What the start of a test run tells its test files; they run in processes that inherit the environment. */
interface RunState {
  /** The superuser's address of the run's own PostgreSQL. */
  readonly url: string;
  readonly dataDir: string;
  readonly place: string;
}

const NAME = 'RONDA_TEST_RUN';

export const runState = {
  set(state: RunState): void {
    process.env[NAME] = JSON.stringify(state);
  },
  /** @throws Error outside the jest projects that start a PostgreSQL */
  get(): RunState {
    const state = process.env[NAME];
    if (state) return JSON.parse(state) as RunState;
    throw new Error(
      'No PostgreSQL was started for this test run.\nMaybe the test belongs in test/integration or test/e2e: only those have one.',
    );
  },
};
