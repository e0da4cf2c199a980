import { runWithCorrelation } from './correlation';
import { createLogger } from './logger';
import { NestLogger } from './nest-logger';

function recording() {
  const lines: Record<string, unknown>[] = [];
  const destination = {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  };
  return { lines, logger: createLogger({ level: 'info', program: 'scheduling' }, destination) };
}

describe('the log', () => {
  it('writes one object a line, with program, time and correlation id', () => {
    const { lines, logger } = recording();
    runWithCorrelation({ correlationId: 'request-0001', causationId: null }, () => {
      logger.info({ runId: 'r1' }, 'run started');
    });
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        program: 'scheduling',
        message: 'run started',
        runId: 'r1',
        correlationId: 'request-0001',
        time: expect.stringMatching(/Z$/) as string,
      }),
    ]);
  });

  it('hides secrets in fields, in messages and in errors', () => {
    const { lines, logger } = recording();
    logger.info({ headers: { cookie: 'sid=canary' } }, 'mail to canary@example.org');
    logger.error({ error: Object.assign(new Error('refused canary@example.org'), { query: 'canary' }) });
    logger.error(new Error('refused canary@example.org'));
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('takes what Nest logs: context, fields, error', () => {
    const { lines, logger } = recording();
    new NestLogger(logger).error('relay stopped', { outboxId: 7 }, new Error('no connection'), 'Relay');
    expect(lines[0]).toMatchObject({
      level: 'error',
      context: 'Relay',
      message: 'relay stopped',
      outboxId: 7,
      error: { type: 'Error', message: 'no connection' },
    });
  });
});
