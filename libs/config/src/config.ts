import type { ServiceName } from '@ronda/domain';

export type RondaEnvironment = 'development' | 'test' | 'production';
export type QueueBackend = 'postgres' | 'redis';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

export interface HttpConfig {
  /** The address to listen on; 127.0.0.1 unless a proxy on another machine must reach it. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where people reach Ronda, without a trailing slash; links in mails begin with it. */
  readonly publicUrl: string;
  /** What Express calls `trust proxy`: the proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: string;
  /** Whether a service that runs alone also serves the web application; the platform always does. */
  readonly serveWeb: boolean;
}

export interface DatabaseConfig {
  /** True when no database is configured: the platform starts the PostgreSQL that npm brings. */
  readonly embedded: boolean;
  /** One address a service, each with the service's own role. */
  readonly urls: Readonly<Partial<Record<ServiceName, string>>>;
  /** Role that may create roles and schemas; used by the migration step alone. */
  readonly migrationUrl: string | null;
  /** Connections a service's pool holds at most. */
  readonly poolSize: number;
}

export interface QueueConfig {
  readonly backend: QueueBackend;
  /** The queue's Postgres, with the queue's own role; null for Redis, or while embedded and not started. */
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Messages one process of a service handles at the same time. */
  readonly workerConcurrency: number;
  /** Milliseconds between two sweeps, and after which a message without a receipt is sent again. */
  readonly sweepIntervalMs: number;
}

export interface MailConfig {
  /** `mailbox` is the local one of the demo; `smtp` sends through `smtpUrl`. */
  readonly transport: 'mailbox' | 'smtp';
  readonly smtpUrl: string | null;
  readonly from: string;
  /** The domain of Message-ID and of calendar UIDs; must never change once mails went out. */
  readonly domain: string;
  /** Seconds a rendered mail waits before it is sent, so that a correction overtakes it. */
  readonly holdSeconds: number;
  /** Mails one process sends at the same time; 1 keeps the doubtful ones of a crash few. */
  readonly concurrency: number;
  /** Mails a process sends to one domain in a minute; 0 sets no limit. */
  readonly perDomainPerMinute: number;
  /** Signs mails in the name of `domain`; null where the relay does, or nobody. */
  readonly dkim: { readonly selector: string; readonly privateKey: string } | null;
}

/** A certificate with those that signed it, and its private key, in PEM. */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
}

/** How mail comes in: answers to invitations, and reports of what could not be delivered. Each way is off when null. */
export interface InboundMailConfig {
  /** Where our own SMTP server listens, for a mail server that passes mail on to it; STARTTLS is off without `tls`. */
  readonly smtp: { readonly host: string; readonly port: number; readonly tls: TlsIdentity | null } | null;
  /** imaps://user:password@host/INBOX: a mailbox of Ronda's own that is emptied by reading. */
  readonly imapUrl: string | null;
  /** What the webhook's callers sign with. */
  readonly webhookSecret: string | null;
  /** The name by which the mail server in front of us signs its Authentication-Results; null believes none. */
  readonly trustedServer: string | null;
}

export interface RateLimits {
  readonly signInLinksPerAddressPer15Minutes: number;
  readonly signInLinksPerIpPerHour: number;
  readonly signInLinksPerTenantPerHour: number;
  readonly requestsPerClientPerMinute: number;
  readonly mailsPerTenantPerDay: number;
}

export interface ConfigValues {
  readonly environment: RondaEnvironment;
  readonly logLevel: LogLevel;
  /** Folder for what is kept on disk: the embedded database, generated secrets. */
  readonly dataDirectory: string;
  readonly http: HttpConfig;
  readonly databases: DatabaseConfig;
  readonly queue: QueueConfig;
  /** The newest first: it seals and signs, all of them open and verify. */
  readonly secretKeys: readonly [string, ...string[]];
  readonly mail: MailConfig;
  readonly inbound: InboundMailConfig;
  readonly rateLimits: RateLimits;
}

/** Everything a process is told from outside: read once, checked, frozen. Also its injection token. */
export class Config implements ConfigValues {
  readonly environment: RondaEnvironment;
  readonly logLevel: LogLevel;
  readonly dataDirectory: string;
  readonly http: HttpConfig;
  readonly databases: DatabaseConfig;
  readonly queue: QueueConfig;
  readonly secretKeys: readonly [string, ...string[]];
  readonly mail: MailConfig;
  readonly inbound: InboundMailConfig;
  readonly rateLimits: RateLimits;

  /** @example new Config({ ...config, logLevel: 'debug' }) */
  constructor(values: ConfigValues) {
    this.environment = values.environment;
    this.logLevel = values.logLevel;
    this.dataDirectory = values.dataDirectory;
    this.http = values.http;
    this.databases = values.databases;
    this.queue = values.queue;
    this.secretKeys = values.secretKeys;
    this.mail = values.mail;
    this.inbound = values.inbound;
    this.rateLimits = values.rateLimits;
    deepFreeze(this);
  }
}

function deepFreeze(value: object): void {
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  Object.freeze(value);
}
