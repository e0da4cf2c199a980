import { SERVICES, type ServiceName } from '@ronda/domain';
import { databaseSetting } from './database-url';
import type { SettingProblem } from './invalid-settings';
import { parseUrl } from './parse-url';
import { isPublished } from './secret-keys';
import type { SettingName, Settings } from './settings';

/** Settings that others make necessary. */
export function missingSettings(
  settings: Settings,
  services: readonly ServiceName[],
  embedded: boolean,
): SettingProblem[] {
  const runsAll = SERVICES.every((service) => services.includes(service));
  const problems: SettingProblem[] = [];
  const need = (setting: SettingName, whatToDo: string): void => {
    if (settings[setting] === undefined) problems.push({ setting, value: null, whatToDo });
  };
  if (!embedded || !runsAll) {
    for (const service of services) {
      need(databaseSetting(service), `Give the address of PostgreSQL with the role of ${service}`);
    }
    if (settings.QUEUE_BACKEND === 'postgres') {
      need(
        'QUEUE_DATABASE_URL',
        'Give the address of PostgreSQL with the role of the queue, or set QUEUE_BACKEND=redis',
      );
    }
    need('SECRET_KEYS', 'Give the same secret to every process; make one with: openssl rand -base64 32');
  }
  if (settings.QUEUE_BACKEND === 'redis') {
    need('REDIS_URL', 'Give the address of Redis, or set QUEUE_BACKEND=postgres');
  }
  if (services.includes('notification') && settings.MAIL_TRANSPORT === 'smtp') {
    need('SMTP_URL', 'Give the address of the mail server, or set MAIL_TRANSPORT=mailbox');
  }
  return problems;
}

/** Settings that are well formed and yet wrong: shared roles anywhere, convenient defaults in production. */
export function unsafeSettings(
  settings: Settings,
  services: readonly ServiceName[],
  embedded: boolean,
): SettingProblem[] {
  const problems = sharedRoles(settings);
  if (settings.RONDA_ENV !== 'production') return problems;
  if (settings.SECRET_KEYS?.some(isPublished)) {
    problems.push({
      setting: 'SECRET_KEYS',
      value: settings.SECRET_KEYS.join(','),
      whatToDo: 'It is an example that everybody can read; make one with: openssl rand -base64 32',
    });
  }
  if (settings.PUBLIC_URL === undefined && !embedded) {
    problems.push({
      setting: 'PUBLIC_URL',
      value: null,
      whatToDo: 'Give the address people open, with https',
    });
  }
  if (settings.PUBLIC_URL?.startsWith('http:') && !isLoopback(settings.PUBLIC_URL)) {
    problems.push({
      setting: 'PUBLIC_URL',
      value: settings.PUBLIC_URL,
      whatToDo: 'Sign-in cookies need https; put a proxy with a certificate in front',
    });
  }
  if (services.includes('notification') && settings.MAIL_TRANSPORT === 'smtp')
    problems.push(...localMail(settings));
  return problems;
}

/** Row rights follow the role, so two services with one role would share their tables. */
function sharedRoles(settings: Settings): SettingProblem[] {
  const settingByRole = new Map<string, string>();
  const problems: SettingProblem[] = [];
  for (const setting of [
    ...SERVICES.map(databaseSetting),
    'QUEUE_DATABASE_URL',
    'MIGRATION_DATABASE_URL',
  ] as const) {
    const url = settings[setting];
    if (url === undefined) continue;
    const role = parseUrl(url)?.username ?? '';
    const other = settingByRole.get(role);
    if (other) {
      problems.push({
        setting,
        value: url,
        whatToDo: `Its role "${role}" is also that of ${other}; give each its own`,
      });
    }
    settingByRole.set(role, setting);
  }
  return problems;
}

function localMail(settings: Settings): SettingProblem[] {
  const whatToDo = 'The default cannot receive an answer; give one of your domain';
  const problems: SettingProblem[] = [];
  if (settings.MAIL_FROM.includes('ronda.localhost')) {
    problems.push({ setting: 'MAIL_FROM', value: settings.MAIL_FROM, whatToDo });
  }
  if (settings.MAIL_DOMAIN === 'ronda.localhost') {
    problems.push({ setting: 'MAIL_DOMAIN', value: settings.MAIL_DOMAIN, whatToDo });
  }
  return problems;
}

function isLoopback(url: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(parseUrl(url)?.hostname ?? '');
}
