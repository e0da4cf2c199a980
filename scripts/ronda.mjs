#!/usr/bin/env node
/** The `ronda` command of a clone: installs and builds what is missing, then runs the program in this process. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';
import { ensure, main, root } from './ensure.mjs';

/** In this process, so that signals, streams and the exit code are the program's own. */
export async function ronda(...args) {
  await main(async () => {
    await ensure();
    await build();
    const program = path.join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
    process.setSourceMapsEnabled(true);
    process.argv = [process.argv[0], program, ...args];
    createRequire(import.meta.url)(program);
  });
}

if (path.basename(process.argv[1]).startsWith('ronda')) await ronda(...process.argv.slice(2));
