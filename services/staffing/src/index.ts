export { staffingService } from './staffing.service.js';
export { newKeyringText } from './vault/keyring.js';
export { vaultExtension } from './vault/vault.extension.js';
export { migrateVault } from './vault/vault.migration.js';
