import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../../..');

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

describe('the types of the browser application', () => {
  it('are those that npm run api-client makes from docs/openapi.json', async () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
    const [, ...options] = scripts['api-client']!.split(' ');
    const program = path.join(root, 'node_modules/openapi-typescript/bin/cli.js');
    await promisify(execFile)(process.execPath, [program, ...options, '--check'], { cwd: root });
  });
});
