import { escapeIdentifier, escapeLiteral, type Client } from 'pg';

/** Owns every schema, table and view; logs in nowhere. Row-level security is forced upon it. */
export const OWNER = 'ronda_owner';

/** "tuple concurrently updated": roles belong to the whole server, and another database is migrated right now. */
const CONCURRENT_UPDATE = 'XX000';
const ATTEMPTS = 10;

export function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** Creates the owner of all schemas and lets the migrating role act as it. */
export async function ensureOwner(client: Client): Promise<void> {
  await createRole(client, OWNER);
  await patiently(() => client.query(`GRANT ${OWNER} TO CURRENT_USER`));
}

/** Creates the role of a database address, or gives it the address's password. */
export async function ensureLoginRole(client: Client, url: string): Promise<string> {
  const role = roleIn(url);
  const password = decodeURIComponent(new URL(url).password);
  await createRole(client, role);
  const secret = password === '' ? '' : ` PASSWORD ${escapeLiteral(password)}`;
  await patiently(() => client.query(`ALTER ROLE ${escapeIdentifier(role)} LOGIN${secret}`));
  return role;
}

async function createRole(client: Client, role: string): Promise<void> {
  await client.query(
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${escapeLiteral(role)}) THEN
         CREATE ROLE ${escapeIdentifier(role)};
       END IF;
     EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database's migration was first
     END $$`,
  );
}

async function patiently(statement: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await statement();
      return;
    } catch (error) {
      const isConcurrent = error instanceof Error && 'code' in error && error.code === CONCURRENT_UPDATE;
      if (!isConcurrent || attempt === ATTEMPTS) throw error;
    }
  }
}
