export { FolderInUseError, ownerOf, writeWhole, type Owner } from './process/owned-folder.js';
export { freePort, freePorts, isFree } from './process/free-port.js';
export { findLocalPostgres, startLocalPostgres, type LocalPostgres, type LocalPostgresOptions } from './postgres/local-postgres.js';
export {
  completePasswords, databasesOf, provision, provisionedUrls, roleUrl, rolesOf, yangeContexts, type ContextRoles, type ContextUrls, type ProvisionPlan, type YangeContext,
} from './postgres/provision.js';
export { ensureSecret, provisionVault, vaultRolesOf, type VaultUrls } from './postgres/provision-vault.js';
export { postgresBinaries, type PostgresBinaries } from './postgres/postgres-binaries.js';
export { asUser, postgresUser, type RunAs } from './postgres/run-as.js';
export { brokerAnswers } from './kafka/broker.js';
export { javaRuntime } from './kafka/java-runtime.js';
export { kafkaJars, kafkaVersion, type KafkaJars } from './kafka/kafka-jars.js';
export { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from './kafka/local-kafka.js';
export { firstMessage, forkSource } from './process/fork-source.js';
export { RestartBudget, restartLimits, type RestartLimits } from './process/restart-budget.js';
export { Supervision, type Supervised, type SupervisionOptions } from './process/supervision.js';
