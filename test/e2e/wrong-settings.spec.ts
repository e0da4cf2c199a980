import { execFile } from 'node:child_process';
import path from 'node:path';
import { SERVICES } from '@ronda/domain';

const DIST = path.resolve(__dirname, '../../dist/apps');

it.each(SERVICES)('%s alone says what is wrong with its settings, without a stack', async (service) => {
  const program = path.join(DIST, service, 'src/main.js');
  const { code, problem } = await new Promise<{ code: unknown; problem: string }>((resolve) => {
    execFile(process.execPath, [program], { env: { PORT: 'many' } }, (error, _out, stderr) => {
      resolve({ code: error?.code, problem: stderr });
    });
  });
  expect(code).toBe(1);
  expect(problem).toMatch(/^One setting cannot be used:\n {2}PORT is "many"\. .*\nMaybe .*\n$/);
});
