/**
 * Tests of processes, browsers and programs that others wrote get a second try. `npm test` names each that needed it:
 * it is to be mended, but does not hold up a change that has nothing to do with it.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
