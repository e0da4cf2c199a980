/** `npm run openapi`: writes docs/openapi.json, from which the browser's client is generated. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { ensure, main, root } from './ensure.mjs';

const program = path.join(root, 'dist', 'apps', 'platform', 'src', 'openapi.js');

await main(async () => {
  await ensure();
  await build();
  const { status } = spawnSync(process.execPath, [program, path.join(root, 'docs', 'openapi.json')], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
});
