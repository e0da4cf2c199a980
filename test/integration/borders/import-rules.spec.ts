import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const RULES = path.join(ROOT, '.dependency-cruiser.cjs');

interface Rule {
  readonly name: string;
}
interface Violation {
  readonly rule: Rule;
  readonly from: string;
}

/** What is planted against each rule: files by path. The first is the one the rule must name. */
type Plant = Readonly<Record<string, string>>;

const lib = (name: string): Plant => ({ [`libs/${name}/src/index.ts`]: 'export {};' });

const plants: Readonly<Record<string, Plant>> = {
  'no cycles': {
    'apps/cli/src/a.ts': `import './b';`,
    'apps/cli/src/b.ts': `import './a';`,
  },
  'everything resolves': { 'apps/cli/src/lost.ts': `import './not-there';` },
  'services talk through views and messages, never through imports': {
    'apps/scheduling/src/jobs/planted.ts': `import '../../../notification/src/notification.module';`,
    'apps/notification/src/notification.module.ts': 'export {};',
  },
  'the platform enters a service by its module and its migrations only': {
    'apps/platform/src/planted.ts': `import '../../notification/src/domain/mail';`,
    'apps/notification/src/domain/mail.ts': 'export {};',
  },
  'libraries never import apps': {
    'libs/http/src/apps.ts': `import '../../../apps/notification/src/domain/mail';`,
  },
  'a library is entered by its index only': {
    'apps/notification/src/http/planted.ts': `import '../../../../libs/http/src/inner';`,
    'libs/http/src/inner.ts': 'export {};',
  },
  'the core is pure: no packages, no Node built-ins': {
    'apps/scheduling/src/domain/impure.ts': `import 'node:fs';`,
  },
  "a service's domain imports only itself and libs/domain": {
    'apps/scheduling/src/domain/wide.ts': `import '../../../../libs/config/src/index';`,
  },
  'a use case does not know how it is called or stored': {
    'apps/scheduling/src/use-cases/planted.ts': `import '../persistence/rows';`,
    'apps/scheduling/src/persistence/rows.ts': 'export {};',
  },
  'the checker does not trust the search': {
    'libs/allocation/src/verify/planted.ts': `import '../between';`,
    'libs/allocation/src/between.ts': `import './search/anneal';`,
    'libs/allocation/src/search/anneal.ts': 'export {};',
  },
  'the browser sees libs/domain only': {
    'apps/web/src/planted.ts': `import '../../../libs/config/src/index';`,
  },
  'test support stays in tests': {
    'apps/cli/src/testing.ts': `import '../../../libs/testing/src/index';`,
  },
};

/** The rules that are generated, one for each library or package, are planted against by their names. */
function plantFor(rule: string): Plant {
  const fixed = plants[rule];
  if (fixed) return fixed;
  const [, importer, allowed] = /^libs\/(\S+) imports only: (.*)$/.exec(rule) ?? [];
  if (importer && allowed !== undefined) {
    const foreign = ['calendar', 'presets'].find((name) => name !== importer && !allowed.includes(name))!;
    return { [`libs/${importer}/src/reach.ts`]: `import '../../${foreign}/src/index';` };
  }
  const [, user] = /^libs\/(\S+) uses only: /.exec(rule) ?? [];
  if (user) return { [`libs/${user}/src/use.ts`]: `import 'any-package';` };
  const [, packages] = /^(\S+) only in /.exec(rule) ?? [];
  if (!packages)
    throw new Error(`No violation is planted against the import rule "${rule}"; plant one here.`);
  const first = packages.split('|')[0]!;
  return { [`apps/cli/src/uses-${first}.ts`]: `import '${first}';` };
}

describe('the import rules', () => {
  const { forbidden } = jest.requireActual<{ forbidden: Rule[] }>(RULES);
  const names = forbidden.map((rule) => rule.name);
  let place: string;
  let violations: Violation[];

  beforeAll(() => {
    place = mkdtempSync(path.join(tmpdir(), 'ronda-imports-'));
    for (const name of LIBRARIES) write(lib(name));
    for (const name of PACKAGES) {
      write({
        [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
        [`node_modules/${name}/index.js`]: '',
      });
    }
    write({ 'tsconfig.json': '{}', 'package.json': '{}', 'test/empty.ts': 'export {};' });
    for (const name of names) write(plantFor(name));
    violations = cruise();
  });

  afterAll(() => {
    rmSync(place, { recursive: true, force: true });
  });

  it.each(names)('name a violation of "%s"', (name) => {
    const [planted] = Object.keys(plantFor(name));
    expect(violations.filter((each) => each.rule.name === name).map((each) => each.from)).toContain(planted);
  });

  function write(files: Plant): void {
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(place, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }

  function cruise(): Violation[] {
    const program = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [program, 'apps', 'libs', 'test', '--config', RULES, '--output-type', 'json'],
      { cwd: place, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (stdout === '') throw new Error(`dependency-cruiser said nothing but: ${stderr}`);
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  }
});

const LIBRARIES = ['domain', 'allocation', 'calendar', 'contracts', 'presets', 'config', 'http', 'testing'];
const PACKAGES = [
  ...[
    'any-package',
    'bullmq',
    'typeorm',
    'pg',
    'nodemailer',
    'smtp-server',
    'mailparser',
    'imapflow',
    'uqr',
    'ics',
  ],
];
