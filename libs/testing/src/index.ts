export { testDatabase, testPostgres, testServer, type TestDatabase, type TestPostgres } from './postgres/test-postgres.js';
export { testKafka, uniqueName, type TestKafka } from './kafka/test-kafka.js';
export { firstMessage, forkSource } from './run/fork-source.js';
