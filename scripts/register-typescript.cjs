// Lets Node load the TypeScript sources of this checkout: for threads that tests start, which Jest does not transform.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.dirname(__dirname);

/** As in tsconfig.json: "@ronda/<name>" is libs/<name>. */
const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveLibrary(request, ...rest) {
  const library = /^@ronda\/([^/]+)$/.exec(request)?.[1];
  return resolve.call(this, library ? path.join(root, 'libs', library, 'src/index.ts') : request, ...rest);
};

require.extensions['.ts'] = function loadTypeScript(module, filename) {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
