/**
 * Turns TypeScript, and the ES modules that some packages ship exclusively, into CommonJS for jest.
 * Everything that is CommonJS already passes through untouched, which keeps a cold run short.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { createTransformer } = require('@swc/jest');

const common = { swcrc: false, module: { type: 'commonjs' }, sourceMaps: 'inline' };
const typescript = createTransformer({
  ...common,
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
});
const tsx = createTransformer({
  ...common,
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
});
const esModule = createTransformer({
  ...common,
  jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' },
});

const moduleTypeByFolder = new Map();
/** The `type` of the package.json nearest above a folder; 'commonjs' where none says. */
function moduleType(folder) {
  const known = moduleTypeByFolder.get(folder);
  if (known) return known;
  const manifest = path.join(folder, 'package.json');
  const parent = path.dirname(folder);
  let type = 'commonjs';
  if (fs.existsSync(manifest)) type = JSON.parse(fs.readFileSync(manifest, 'utf8')).type ?? 'commonjs';
  else if (parent !== folder && path.basename(folder) !== 'node_modules') type = moduleType(parent);
  moduleTypeByFolder.set(folder, type);
  return type;
}

const isEsModule = (file) =>
  file.endsWith('.mjs') || (file.endsWith('.js') && moduleType(path.dirname(file)) === 'module');

const ownSource = fs.readFileSync(__filename);

module.exports = {
  process(source, file, options) {
    if (file.endsWith('.tsx')) return tsx.process(source, file, options);
    if (file.endsWith('.ts')) return typescript.process(source, file, options);
    if (isEsModule(file)) return esModule.process(source, file, options);
    return { code: source };
  },
  getCacheKey(source, file, options) {
    return createHash('sha256')
      .update(ownSource)
      .update(file)
      .update('\0')
      .update(source)
      .update(String(options.instrument))
      .digest('hex');
  },
};
