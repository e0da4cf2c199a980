/** The four services. Each owns one Postgres schema, one database role and one queue. */
export const SERVICES = ['registration', 'meeting-request', 'scheduling', 'notification'] as const;
export type ServiceName = (typeof SERVICES)[number];

/**
 * The Postgres schema of a service; a hyphen would need quoting in SQL.
 * @example schemaOf('meeting-request') // 'meeting_request'
 */
export function schemaOf(service: ServiceName): string {
  return service.replaceAll('-', '_');
}
