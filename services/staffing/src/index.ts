export { staffingService } from './staffing.service.js';
export { newKeyringText } from './vault/keyring.js';
export { vaultMarkOf } from './vault/vault.mark.js';
export { vaultDoors, vaultExtension } from './vault/vault.extension.js';
export { vaultEnvironment } from './vault/vault.environment.js';
export { migrateVault } from './vault/vault.migration.js';
export { VAULT } from './vault/vault.tokens.js';
export { REGISTERS } from './registers/registers.tokens.js';
