import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const scripts = path.resolve(__dirname, '../../../scripts');

/**
 * Runs one expression over what a script exports, in a Node of its own as a user's would be.
 * @example await evaluate('ensure.mjs', "ensure('/tmp/clone')", {})
 */
export function evaluate(script: string, expression: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const url = pathToFileURL(path.join(scripts, script)).href;
  const program = `import * as script from ${JSON.stringify(url)};
    import { main } from ${JSON.stringify(pathToFileURL(path.join(scripts, 'ensure.mjs')).href)};
    await main(async () => {
      const result = await script.${expression};
      if (result !== undefined) console.log(JSON.stringify(result));
    });`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '--eval', program],
      { env: { ...process.env, ...env }, maxBuffer: 64e6 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}
