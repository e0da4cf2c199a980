import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { InvalidSettings } from './invalid-settings';
import { loadConfig, type Environment } from './load-config';
import { Settings } from './settings';

const SECRET = 'a-secret-of-thirty-two-bytes-or-more';
const address = (role: string): string => `postgres://${role}:pw@db:5432/ronda`;

const PRODUCTION: Environment = {
  RONDA_ENV: 'production',
  PUBLIC_URL: 'https://ronda.example.org/',
  REGISTRATION_DATABASE_URL: address('ronda_registration'),
  MEETING_REQUEST_DATABASE_URL: address('ronda_meeting_request'),
  SCHEDULING_DATABASE_URL: address('ronda_scheduling'),
  NOTIFICATION_DATABASE_URL: address('ronda_notification'),
  QUEUE_BACKEND: 'redis',
  REDIS_URL: 'redis://redis:6379',
  SECRET_KEYS: SECRET,
  MAIL_TRANSPORT: 'smtp',
  SMTP_URL: 'smtp://mail.example.org:587',
  MAIL_FROM: 'Ronda <ronda@example.org>',
  MAIL_DOMAIN: 'ronda.example.org',
};

function problemsOf(environment: Environment, services?: Parameters<typeof loadConfig>[0]): string[] {
  try {
    loadConfig({ ...services, environment });
    return [];
  } catch (error) {
    if (error instanceof InvalidSettings) return error.problems.map((problem) => problem.setting);
    throw error;
  }
}

describe('the configuration', () => {
  let dataDirectory: string;
  beforeAll(() => {
    dataDirectory = mkdtempSync(path.join(tmpdir(), 'ronda-config-'));
  });
  afterAll(() => {
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it('needs nothing at all where the platform brings its own database', () => {
    const config = loadConfig({ environment: { DATA_DIR: dataDirectory } });
    expect(config.databases).toMatchObject({ embedded: true, urls: {}, migrationUrl: null });
    expect(config.http).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000' });
  });

  it('makes a secret once, for its owner only', () => {
    const place = path.join(dataDirectory, 'once');
    const [first] = loadConfig({ environment: { DATA_DIR: place } }).secretKeys;
    expect(Buffer.from(first, 'base64')).toHaveLength(32);
    expect(loadConfig({ environment: { DATA_DIR: place } }).secretKeys).toEqual([first]);
    expect(statSync(path.join(place, 'secret-keys')).mode & 0o777).toBe(0o600);
  });

  it('accepts a complete production and freezes it through and through', () => {
    const config = loadConfig({ environment: PRODUCTION });
    expect(config.http.publicUrl).toBe('https://ronda.example.org');
    expect(config.databases.urls['meeting-request']).toBe(address('ronda_meeting_request'));
    expect(() => {
      (config.mail as { from: string }).from = 'x';
    }).toThrow(TypeError);
  });

  it('lets given settings outweigh the environment', () => {
    const settings = { PORT: '4000', REDIS_URL: 'redis://other:6379' };
    const config = loadConfig({ environment: PRODUCTION, settings });
    expect([config.http.port, config.queue.redisUrl]).toEqual([4000, 'redis://other:6379']);
  });

  it('lists every malformed setting at once, with its value and what to do', () => {
    const environment = { ...PRODUCTION, PORT: '70000', LOG_LEVEL: 'loud', REDIS_URL: 'http://redis' };
    expect(() => loadConfig({ environment })).toThrow(
      'LOG_LEVEL is "loud". Give one of: fatal, error, warn, info, debug, silent.',
    );
    expect(problemsOf(environment)).toEqual(['LOG_LEVEL', 'PORT', 'REDIS_URL']);
  });

  it('shows no password and no secret in an error', () => {
    const environment = {
      ...PRODUCTION,
      SECRET_KEYS: 'hunter2',
      SCHEDULING_DATABASE_URL: 'mysql://ronda:hunter2@db/ronda',
    };
    expect(problemsOf(environment)).toEqual(['SCHEDULING_DATABASE_URL', 'SECRET_KEYS']);
    expect(() => loadConfig({ environment })).not.toThrow(/hunter2/);
  });

  it('asks a process for the settings of its own services only', () => {
    const { SCHEDULING_DATABASE_URL, REDIS_URL } = PRODUCTION;
    const own = {
      RONDA_ENV: 'production',
      QUEUE_BACKEND: 'redis',
      PUBLIC_URL: 'https://ronda.example.org',
      SECRET_KEYS: SECRET,
      SCHEDULING_DATABASE_URL,
      REDIS_URL,
    };
    expect(problemsOf(own, { services: ['scheduling'] })).toEqual([]);
    expect(problemsOf(own, { services: ['notification'] })).toEqual(['NOTIFICATION_DATABASE_URL']);
  });

  it('takes no database of its own for a service that runs alone', () => {
    expect(problemsOf({}, { services: ['scheduling'] })).toEqual([
      'SCHEDULING_DATABASE_URL',
      'QUEUE_DATABASE_URL',
      'SECRET_KEYS',
    ]);
  });

  it.each([
    ['a missing address', { REGISTRATION_DATABASE_URL: '' }, 'REGISTRATION_DATABASE_URL'],
    [
      'an address without a role',
      { REGISTRATION_DATABASE_URL: 'postgres://db/ronda' },
      'REGISTRATION_DATABASE_URL',
    ],
    [
      'two services with one role',
      { SCHEDULING_DATABASE_URL: address('ronda_registration') },
      'SCHEDULING_DATABASE_URL',
    ],
    ['a queue without an address', { QUEUE_BACKEND: 'postgres' }, 'QUEUE_DATABASE_URL'],
    ['a short secret', { SECRET_KEYS: `${SECRET},short` }, 'SECRET_KEYS'],
    ['three secrets', { SECRET_KEYS: [SECRET, SECRET, SECRET].join() }, 'SECRET_KEYS'],
    ['an example secret', { SECRET_KEYS: 'change-me-change-me-change-me-change-me' }, 'SECRET_KEYS'],
    ['sign-in without https', { PUBLIC_URL: 'http://ronda.example.org' }, 'PUBLIC_URL'],
    ['no public address', { PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['mail without a server', { SMTP_URL: '' }, 'SMTP_URL'],
    ['mail from nowhere', { MAIL_FROM: '' }, 'MAIL_FROM'],
    ['a sender with a line break', { MAIL_FROM: 'a@b.org\r\nBcc: c@d.org' }, 'MAIL_FROM'],
  ])('refuses %s in production', (_what, change, setting) => {
    expect(problemsOf({ ...PRODUCTION, ...change })).toEqual([setting]);
  });
});

describe('the certificate of the SMTP server for answers', () => {
  let folder: string;
  const file = (name: string) => path.join(folder, name);
  const make = (name: string) =>
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-days', '2'],
        ...['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`)],
      ],
      { stdio: 'ignore' },
    );
  const smtp = (cert: string | null, key: string | null): Environment => ({
    DATA_DIR: folder,
    INBOUND_SMTP_PORT: '0',
    ...(cert !== null && { INBOUND_SMTP_TLS_CERT_FILE: file(cert) }),
    ...(key !== null && { INBOUND_SMTP_TLS_KEY_FILE: file(key) }),
  });

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ronda-certificate-'));
    make('own');
    make('other');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is off where none is set, and read from its files', () => {
    expect(loadConfig({ environment: smtp(null, null) }).inbound.smtp).toMatchObject({ tls: null });
    expect(loadConfig({ environment: smtp('own.crt', 'own.key') }).inbound.smtp?.tls).toEqual({
      cert: readFileSync(file('own.crt'), 'utf8'),
      key: readFileSync(file('own.key'), 'utf8'),
    });
  });

  it.each([
    ['no key', 'own.crt', null, 'INBOUND_SMTP_TLS_KEY_FILE'],
    ['no certificate', null, 'own.key', 'INBOUND_SMTP_TLS_CERT_FILE'],
    ['a file that is not there', 'missing.crt', 'own.key', 'INBOUND_SMTP_TLS_CERT_FILE'],
    ['a key for a certificate', 'own.key', 'own.key', 'INBOUND_SMTP_TLS_CERT_FILE'],
    ['a certificate for a key', 'own.crt', 'own.crt', 'INBOUND_SMTP_TLS_KEY_FILE'],
    ['the key of another certificate', 'own.crt', 'other.key', 'INBOUND_SMTP_TLS_KEY_FILE'],
  ])('is refused with %s', (_what, cert, key, setting) => {
    expect(problemsOf(smtp(cert, key))).toEqual([setting]);
  });
});

describe('the files of settings', () => {
  const folder = path.resolve(__dirname, '../../../config');
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const known = Object.keys(Settings.shape);

  it('describe every setting in default.env, with the default it has', () => {
    const described = [...read('default.env').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(described.sort()).toEqual([...known].sort());
    const fromFile = Settings.parse(parseEnv(read('default.env')));
    expect(fromFile).toEqual(Settings.parse({}));
  });

  it.each(['test.env', 'production.env.example'])('hold no unknown setting in %s', (file) => {
    const ofCompose = ['POSTGRES_PASSWORD', 'RONDA_HOST'];
    const unknown = Object.keys(parseEnv(read(file))).filter((name) => !known.includes(name));
    expect(unknown.filter((name) => !ofCompose.includes(name))).toEqual([]);
  });

  it('refuse production.env.example as it is: its secret must be changed', () => {
    expect(problemsOf(parseEnv(read('production.env.example')) as Environment)).toEqual(['SECRET_KEYS']);
  });
});
