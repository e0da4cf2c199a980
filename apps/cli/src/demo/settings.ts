import path from 'node:path';
import { attachEmbeddedPostgres, findFreePort, isPortFree } from '@ronda/embedded-postgres';
import { UsageProblem } from '../exit-code';

const USUAL_PORT = 3000;

/** Settings of the shell that would lead a demo to somebody's real data or mail server. */
const OF_OTHERS =
  /(_DATABASE_URL|^SMTP_URL|^MAIL_\w+|^RONDA_ENV|^SECRET_KEYS|^PUBLIC_URL|^PORT|^DATA_DIR|^RATE_LIMIT_\w+)$/;

/**
 * The environment of a demo's platform: everything local, and limits that fit one machine playing forty people. The
 * choice of the queue is left to the shell.
 */
export function demoEnvironment(
  dataDirectory: string,
  port: number,
  shell: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const own = Object.entries(shell).filter(([name]) => !OF_OTHERS.test(name));
  return {
    LOG_LEVEL: 'warn',
    ...Object.fromEntries(own),
    DATA_DIR: dataDirectory,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    MAIL_TRANSPORT: 'mailbox',
    MAIL_HOLD_SECONDS: '0',
    RATE_LIMIT_SIGN_IN_LINKS_PER_ADDRESS: '1000',
    RATE_LIMIT_SIGN_IN_LINKS_PER_IP: '100000',
    RATE_LIMIT_SIGN_IN_LINKS_PER_TENANT: '100000',
    RATE_LIMIT_REQUESTS_PER_MINUTE: '1000000',
    RATE_LIMIT_MAILS_PER_TENANT_PER_DAY: '1000000',
  };
}

/** The port that was asked for, or the one of last time, or the usual one; another one when somebody has it. */
export async function demoPort(asked: number | undefined, last: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (await isPortFree(asked)) return asked;
    throw new UsageProblem(
      `Port ${asked} is taken by another program.\nMaybe leave --port out: a free one is found.`,
    );
  }
  for (const port of [last, USUAL_PORT]) if (port !== undefined && (await isPortFree(port))) return port;
  return findFreePort();
}

/** @throws UsageProblem when a demo runs on this data already */
export async function requireNoOther(dataDirectory: string, port: number | undefined): Promise<void> {
  const database = await attachEmbeddedPostgres(path.join(dataDirectory, 'postgres'));
  if (database === null || port === undefined) return;
  const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => null);
  if (!answer?.ok) return;
  throw new UsageProblem(
    `A demo runs on ${dataDirectory} already.\nMaybe open http://localhost:${port}, or end the other one first.`,
  );
}
