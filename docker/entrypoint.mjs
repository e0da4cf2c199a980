/** Starts the program named by the first argument, or asks the running one how it is. */
const PROGRAMS = {
  platform: '../dist/apps/platform/src/main.js',
  registration: '../dist/apps/registration/src/main.js',
  'meeting-request': '../dist/apps/meeting-request/src/main.js',
  scheduling: '../dist/apps/scheduling/src/main.js',
  notification: '../dist/apps/notification/src/main.js',
  migrate: '../dist/apps/platform/src/migrate.js',
};

const argument = process.argv[2] ?? 'platform';
if (argument === '--check-health') {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).catch(() => undefined);
  process.exit(answer?.ok ? 0 : 1);
}
const program = PROGRAMS[argument];
if (!program) {
  console.error(`There is no program "${argument}".\nMaybe one of: ${Object.keys(PROGRAMS).join(', ')}.`);
  process.exit(2);
}
await import(program);
