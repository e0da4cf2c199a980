/**
 * Who may import whom. Each rule is named by the sentence it enforces; `test/integration/borders`
 * plants one violation per rule and expects it to be named.
 */
const SERVICE = '(registration|meeting-request|scheduling|notification)';
const SPEC = '\\.spec\\.tsx?$|^test/|^libs/testing/|^libs/[^/]+/spec/';
const PACKAGE = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const lib = (...names) => `^libs/(${names.join('|')})/`;
const pkg = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

/** Which of our libraries each library may import. */
const mayImport = {
  domain: [],
  allocation: [],
  calendar: [],
  contracts: [],
  presets: [],
  'embedded-postgres': [],
  config: ['domain'],
  observability: ['config'],
  persistence: ['domain', 'config', 'contracts', 'observability'],
  messaging: ['domain', 'config', 'contracts', 'persistence', 'observability'],
  http: ['domain', 'config', 'contracts', 'persistence', 'observability'],
  mailbox: [],
  'mailbox-page': ['domain', 'config', 'http', 'mailbox'],
  'queue-board': ['domain', 'config', 'http', 'messaging'],
};

/** Libraries that stand on exactly these packages. */
const mayUse = { calendar: ['ics', 'ical\\.js', 'luxon'], contracts: ['zod'], presets: [] };

/** Packages that are touched in one place only. */
const onlyIn = {
  'bullmq|ioredis': '^libs/messaging/',
  typeorm: '^libs/persistence/|^apps/[^/]+/(src/persistence|migrations)/',
  pg: '^libs/(persistence|messaging|embedded-postgres|testing)/',
  nodemailer: '^apps/notification/src/mail/',
  'smtp-server': '^libs/mailbox/',
  mailparser: '^libs/mailbox/|^apps/notification/src/inbound/',
  imapflow: '^apps/notification/src/inbound/',
  uqr: '^apps/notification/src/http/',
  'ics|ical\\.js|luxon': '^libs/calendar/',
};

module.exports = {
  forbidden: [
    forbid('no cycles', {}, { circular: true }),
    forbid('everything resolves', {}, { couldNotResolve: true }),
    forbid(
      'services talk through views and messages, never through imports',
      { path: '^apps/([^/]+)/', pathNot: '^apps/platform/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'the platform enters a service by its module and its migrations only',
      { path: '^apps/platform/' },
      {
        path: '^apps/',
        pathNot: [
          '^apps/platform/',
          `^apps/${SERVICE}/src/\\1\\.module\\.ts$`,
          `^apps/${SERVICE}/migrations/index\\.ts$`,
        ],
      },
    ),
    forbid('libraries never import apps', { path: '^libs/' }, { path: '^apps/' }),
    forbid(
      'a library is entered by its index only',
      { path: '^(apps|libs)/([^/]+)/' },
      { path: '^libs/[^/]+/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    ),
    forbid(
      'the core is pure: no packages, no Node built-ins',
      { path: ['^libs/(domain|allocation)/', '^apps/[^/]+/src/domain/'], pathNot: SPEC },
      { dependencyTypes: [...PACKAGE, 'core'] },
    ),
    forbid(
      "a service's domain imports only itself and libs/domain",
      { path: '^apps/([^/]+)/src/domain/', pathNot: SPEC },
      { path: '^(apps|libs)/', pathNot: ['^apps/$1/src/domain/', '^libs/domain/'] },
    ),
    forbid(
      'a use case does not know how it is called or stored',
      { path: '^apps/[^/]+/src/use-cases/', pathNot: SPEC },
      { path: '^apps/[^/]+/src/(http|jobs|persistence|mail|inbound|engine)/' },
    ),
    forbid(
      'the checker does not trust the search',
      { path: '^libs/allocation/src/verify/', pathNot: SPEC },
      { path: '^libs/allocation/src/search/', reachable: true },
    ),
    forbid(
      'the browser sees libs/domain only',
      { path: '^apps/web/', pathNot: SPEC },
      { path: '^libs/', pathNot: '^libs/domain/' },
    ),
    forbid('test support stays in tests', { pathNot: SPEC }, { path: '^(libs/(testing|[^/]+/spec)|test)/' }),
    ...Object.entries(mayImport).map(([name, allowed]) =>
      forbid(
        `libs/${name} imports only: ${allowed.join(', ') || 'nothing of ours'}`,
        { path: lib(name), pathNot: SPEC },
        { path: '^libs/', pathNot: lib(name, ...allowed) },
      ),
    ),
    ...Object.entries(mayUse).map(([name, packages]) =>
      forbid(
        `libs/${name} uses only: ${packages.join(', ') || 'no package'}`,
        { path: lib(name), pathNot: SPEC },
        { dependencyTypes: [...PACKAGE, 'core'], ...(packages.length > 0 && { pathNot: pkg(...packages) }) },
      ),
    ),
    ...Object.entries(onlyIn).map(([packages, place]) =>
      forbid(`${packages} only in ${place}`, { pathNot: [place, SPEC] }, { path: pkg(packages) }),
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Packages such as csv-parse are entered by paths that only their `exports` field names.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
    exclude: { path: '(^|/)(dist|\\.cache|\\.data)/' },
  },
};
