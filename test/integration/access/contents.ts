import type { WholeApp } from './whole-app';

/** Written by the services' own background work, or by any request of somebody who is signed in. */
const RESTLESS = /^(\w+\.(inbox|outbox)|notification\.mail_attempt|registration\.sign_in_attempt)$/;

/** Columns that the sending of mail changes by itself. */
const MAIL = 'id, tenant_id, recipient_id, kind, subject_key, sequence, method, resend_no';

/** A hash of each table of every service, to see that nothing changed. */
export async function contentsOf(app: WholeApp): Promise<Record<string, string>> {
  const tables = await app.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables
     WHERE schemaname IN ('registration', 'meeting_request', 'scheduling', 'notification') ORDER BY 1`,
  );
  const contents: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !RESTLESS.test(table.name))) {
    const columns = name === 'notification.mail' ? MAIL : '*';
    const [row] = await app.query<{ hash: string }>(
      `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS hash FROM (SELECT ${columns} FROM ${name}) AS t`,
    );
    contents[name] = row!.hash;
  }
  return contents;
}
