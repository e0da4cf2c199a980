import { SERVICES, type ServiceName } from '@ronda/domain';
import { Config } from './config';
import { databaseSetting } from './database-url';
import { dkimKey } from './dkim-key';
import { inboundTls } from './inbound-tls';
import { InvalidSettings, type SettingProblem } from './invalid-settings';
import { generatedSecretKeys, hasSecretKeys } from './secret-keys';
import { missingSettings, unsafeSettings } from './setting-rules';
import { Settings, type SettingName } from './settings';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LoadConfigOptions {
  /** The services this process runs; it needs no setting of the others. All of them by default. */
  readonly services?: readonly ServiceName[];
  /** Added to the environment and stronger than it, such as the addresses of the embedded database. */
  readonly settings?: Environment;
  /** Of an installation that must be there: no secret is made for it. */
  readonly isExisting?: boolean;
  /** Instead of the process's own environment. */
  readonly environment?: Environment;
}

/**
 * Reads the environment once, checks all of it, and freezes the result. An empty setting counts as unset.
 *
 * @throws InvalidSettings naming every setting that cannot be used
 * @example const config = loadConfig({ services: ['scheduling'] });
 */
export function loadConfig(options: LoadConfigOptions = {}): Config {
  const services = options.services ?? SERVICES;
  const given = withoutEmpty({ ...(options.environment ?? process.env), ...options.settings });
  const parsed = Settings.safeParse(given);
  if (!parsed.success) throw new InvalidSettings(parsed.error.issues.map((issue) => problemOf(issue, given)));
  const settings = parsed.data;
  const embedded = isEmbedded(settings);
  const problems = [
    ...missingSettings(settings, services, embedded),
    ...unsafeSettings(settings, services, embedded),
  ];
  if (problems.length > 0) throw new InvalidSettings(problems);
  return configOf(settings, embedded, secretKeysOf(settings, options.isExisting ?? false));
}

/** No database is configured: the platform brings its own. */
function isEmbedded(settings: Settings): boolean {
  const addresses = Object.entries(settings).filter(([name]) => name.endsWith('_DATABASE_URL'));
  return addresses.every(([, address]) => address === undefined);
}

function secretKeysOf({ SECRET_KEYS, DATA_DIR }: Settings, isExisting: boolean): readonly string[] {
  if (SECRET_KEYS) return SECRET_KEYS;
  if (!isExisting || hasSecretKeys(DATA_DIR)) return generatedSecretKeys(DATA_DIR);
  const whatToDo = 'There is no installation in it; give its data folder, or its settings';
  throw new InvalidSettings([{ setting: 'DATA_DIR', value: DATA_DIR, whatToDo }]);
}

function configOf(settings: Settings, embedded: boolean, secretKeys: readonly string[]): Config {
  // Files that are wrong are told even where no port uses them.
  const tls = inboundTls(settings);
  return new Config({
    environment: settings.RONDA_ENV,
    logLevel: settings.LOG_LEVEL,
    dataDirectory: settings.DATA_DIR,
    http: {
      host: settings.HTTP_HOST,
      port: settings.PORT,
      publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
      trustedProxies: settings.TRUSTED_PROXIES,
      serveWeb: settings.SERVE_WEB === 'true',
    },
    databases: {
      embedded,
      urls: serviceUrls(settings),
      migrationUrl: settings.MIGRATION_DATABASE_URL ?? null,
      poolSize: settings.DATABASE_POOL_SIZE,
    },
    queue: {
      backend: settings.QUEUE_BACKEND,
      databaseUrl: settings.QUEUE_DATABASE_URL ?? null,
      redisUrl: settings.REDIS_URL ?? null,
      workerConcurrency: settings.WORKER_CONCURRENCY,
      sweepIntervalMs: settings.SWEEP_INTERVAL_MS,
    },
    secretKeys: nonEmpty(secretKeys),
    mail: {
      transport: settings.MAIL_TRANSPORT,
      smtpUrl: settings.SMTP_URL ?? null,
      from: settings.MAIL_FROM,
      domain: settings.MAIL_DOMAIN,
      holdSeconds: settings.MAIL_HOLD_SECONDS,
      concurrency: settings.MAIL_CONCURRENCY,
      perDomainPerMinute: settings.MAIL_PER_DOMAIN_PER_MINUTE,
      dkim: dkimKey(settings),
    },
    inbound: {
      smtp:
        settings.INBOUND_SMTP_PORT === undefined
          ? null
          : {
              host: settings.INBOUND_SMTP_HOST,
              port: settings.INBOUND_SMTP_PORT,
              tls,
            },
      imapUrl: settings.INBOUND_IMAP_URL ?? null,
      webhookSecret: settings.INBOUND_WEBHOOK_SECRET ?? null,
      trustedServer: settings.INBOUND_TRUSTED_SERVER ?? null,
    },
    rateLimits: {
      signInLinksPerAddressPer15Minutes: settings.RATE_LIMIT_SIGN_IN_LINKS_PER_ADDRESS,
      signInLinksPerIpPerHour: settings.RATE_LIMIT_SIGN_IN_LINKS_PER_IP,
      signInLinksPerTenantPerHour: settings.RATE_LIMIT_SIGN_IN_LINKS_PER_TENANT,
      requestsPerClientPerMinute: settings.RATE_LIMIT_REQUESTS_PER_MINUTE,
      mailsPerTenantPerDay: settings.RATE_LIMIT_MAILS_PER_TENANT_PER_DAY,
    },
  });
}

function serviceUrls(settings: Settings): Partial<Record<ServiceName, string>> {
  const urls: Partial<Record<ServiceName, string>> = {};
  for (const service of SERVICES) {
    const url = settings[databaseSetting(service)];
    if (url !== undefined) urls[service] = url;
  }
  return urls;
}

function nonEmpty(keys: readonly string[]): [string, ...string[]] {
  const [newest, ...older] = keys;
  if (newest === undefined) throw new Error('No secret key, although the settings were checked.');
  return [newest, ...older];
}

/** `X=` in a file of settings means "not set". */
function withoutEmpty(environment: Environment): Record<string, string> {
  const entries = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

function problemOf(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string },
  given: Readonly<Record<string, string>>,
): SettingProblem {
  const setting = String(issue.path[0]) as SettingName;
  return { setting, value: given[setting] ?? null, whatToDo: issue.message };
}
