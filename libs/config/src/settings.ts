import { z } from 'zod';
import { parseUrl } from './parse-url';

/*
 * One line a setting: how its text is read, and what it is when unset. config/default.env describes each to those
 * who run Ronda; a test keeps both alike. The message of a check says what to do.
 */

const POSTGRES = /^postgres(ql)?:$/;
const REDIS = /^rediss?:$/;
const SMTP = /^smtps?:$/;
const WEB = /^https?:$/;
const IMAP = /^imaps?:$/;

/** At most this many secrets are active, so that an old one is dropped and not forgotten. */
const MAX_SECRET_KEYS = 2;
const MIN_SECRET_BYTES = 32;

export const Settings = z.object({
  RONDA_ENV: oneOf('development', 'test', 'production').default('development'),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent').default('info'),
  DATA_DIR: z.string().default('.data'),

  HTTP_HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, '3000'),
  PUBLIC_URL: address(WEB, 'https://ronda.example.org')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  TRUSTED_PROXIES: z.string().default('loopback'),
  SERVE_WEB: oneOf('true', 'false').default('false'),

  REGISTRATION_DATABASE_URL: databaseAddress('ronda_registration').optional(),
  MEETING_REQUEST_DATABASE_URL: databaseAddress('ronda_meeting_request').optional(),
  SCHEDULING_DATABASE_URL: databaseAddress('ronda_scheduling').optional(),
  NOTIFICATION_DATABASE_URL: databaseAddress('ronda_notification').optional(),
  MIGRATION_DATABASE_URL: databaseAddress('ronda_admin').optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 100, '10'),

  QUEUE_BACKEND: oneOf('postgres', 'redis').default('postgres'),
  QUEUE_DATABASE_URL: databaseAddress('ronda_queue').optional(),
  REDIS_URL: address(REDIS, 'redis://:password@127.0.0.1:6379').optional(),
  WORKER_CONCURRENCY: wholeNumber(1, 50, '4'),
  SWEEP_INTERVAL_MS: wholeNumber(50, 3_600_000, '30000'),

  SECRET_KEYS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine(areStrong, {
      error: `Give one secret of at least ${MIN_SECRET_BYTES} bytes, or two separated by a comma with the newest first; make one with: openssl rand -base64 32`,
    })
    .optional(),

  MAIL_TRANSPORT: oneOf('mailbox', 'smtp').default('mailbox'),
  SMTP_URL: address(SMTP, 'smtp://user:password@mail.example.org:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>"\r\n]+ )?<?[^\s<>@,]+@[^\s<>@,]+>?$/, {
      error: 'Give one address, such as Ronda <ronda@example.org>',
    })
    .default('Ronda <ronda@ronda.localhost>'),
  MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'Give a domain in lower case, such as ronda.example.org' })
    .default('ronda.localhost'),
  MAIL_HOLD_SECONDS: wholeNumber(0, 86_400, '60'),
  MAIL_CONCURRENCY: wholeNumber(1, 10, '1'),
  MAIL_PER_DOMAIN_PER_MINUTE: wholeNumber(0, 1_000_000, '0'),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/i, {
      error: 'Give the name of the DNS record before ._domainkey, such as ronda1',
    })
    .optional(),
  MAIL_DKIM_KEY_FILE: z.string().optional(),

  INBOUND_SMTP_HOST: z.string().default('127.0.0.1'),
  INBOUND_SMTP_PORT: anyWholeNumber(0, 65_535).optional(),
  INBOUND_SMTP_TLS_CERT_FILE: z.string().optional(),
  INBOUND_SMTP_TLS_KEY_FILE: z.string().optional(),
  INBOUND_IMAP_URL: address(IMAP, 'imaps://ronda:password@mail.example.org:993/INBOX').optional(),
  INBOUND_WEBHOOK_SECRET: z
    .string()
    .refine((secret) => areStrong([secret]), {
      error: `Give a secret of at least ${MIN_SECRET_BYTES} bytes; make one with: openssl rand -base64 32`,
    })
    .optional(),
  INBOUND_TRUSTED_SERVER: z
    .string()
    .regex(/^[a-z0-9.-]+$/, {
      error: 'Give the name of your mail server in lower case, such as mx.example.org',
    })
    .optional(),

  RATE_LIMIT_SIGN_IN_LINKS_PER_ADDRESS: wholeNumber(1, 1000, '3'),
  RATE_LIMIT_SIGN_IN_LINKS_PER_IP: wholeNumber(1, 100_000, '10'),
  RATE_LIMIT_SIGN_IN_LINKS_PER_TENANT: wholeNumber(1, 1_000_000, '200'),
  RATE_LIMIT_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000, '600'),
  RATE_LIMIT_MAILS_PER_TENANT_PER_DAY: wholeNumber(1, 10_000_000, '20000'),
});

export type Settings = z.infer<typeof Settings>;
export type SettingName = keyof Settings;

function oneOf<const T extends readonly string[]>(...values: T) {
  return z.enum(values, { error: `Give one of: ${values.join(', ')}` });
}

function wholeNumber(from: number, to: number, otherwise: string) {
  return anyWholeNumber(from, to).prefault(otherwise);
}

function anyWholeNumber(from: number, to: number) {
  const fits = (text: string): boolean =>
    /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return z
    .string()
    .refine(fits, { error: `Give a whole number from ${from} to ${to}` })
    .transform(Number);
}

function address(protocol: RegExp, example: string) {
  const fits = (text: string): boolean => {
    const url = parseUrl(text);
    return url !== null && protocol.test(url.protocol) && url.hostname !== '';
  };
  return z.string().refine(fits, { error: `Give an address such as ${example}` });
}

/** A database address names its role: which rows and tables a process reaches depends on it. */
function databaseAddress(role: string) {
  const example = `postgres://${role}:password@127.0.0.1:5432/ronda`;
  return address(POSTGRES, example).refine((text) => parseUrl(text)?.username !== '', {
    error: `Name the role in it, as in ${example}`,
  });
}

function areStrong(keys: readonly string[]): boolean {
  return (
    keys.length >= 1 &&
    keys.length <= MAX_SECRET_KEYS &&
    keys.every((key) => Buffer.byteLength(key) >= MIN_SECRET_BYTES)
  );
}
