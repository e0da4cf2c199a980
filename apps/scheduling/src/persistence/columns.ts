/** Of `schedule`, named as in the domain. */
export const SCHEDULE_COLUMNS = `id, version, status, revision, origin, based_on AS "basedOn", run_id AS "runId",
  created_at AS "createdAt", published_at AS "publishedAt"`;
