export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database';
export { describeWithRedis, isRedisInstalled, startRedis, type TestRedis } from './test-redis';
export { testFolder } from './test-folder';
