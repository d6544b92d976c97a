import { z } from 'zod';
import { keyringText } from './keyring.js';

/** What the vault needs beside the variables of every service. Each may come from a file: `YANGE_VAULT_KEYS_FILE`. */
export const vaultEnvironment = z.object({
  /** the vault's database, by the role that keeps it */
  YANGE_VAULT_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  /** keys that lie in no database and in no backup of one */
  YANGE_VAULT_KEYS: keyringText,
});

export type VaultEnvironment = z.infer<typeof vaultEnvironment>;
