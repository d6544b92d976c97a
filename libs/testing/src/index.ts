export { testDatabase, testPostgres, testServer, type TestDatabase, type TestPostgres } from './postgres/test-postgres.js';
export { testKafka, uniqueName, type TestKafka } from './kafka/test-kafka.js';
export { firstMessage, forkSource, freePort, startLocalPostgres, type LocalPostgres } from '@yange/local';
export { startOtlpReceiver, type OtlpReceiver } from './otlp/otlp-receiver.js';
export type { ReceivedLine, ReceivedPoint, ReceivedSpan } from './otlp/otlp-json.js';
export { clientId, loginAt, startIdentityProvider, type Accounts, type TestIdentityProvider } from './identity/identity-provider.js';
