import { connectionPool } from '@yange/event-log';
import { readEnvironment } from '@yange/config';
import type { ServiceExtension } from '@yange/service-host';
import type { Type } from '@nestjs/common';
import { RegisterLoadingController } from '../registers/register-loading.controller.js';
import { DifferenceStore } from '../registers/difference.store.js';
import { RegisterStore } from '../registers/register.store.js';
import { RegistersController } from '../registers/registers.controller.js';
import { Registers } from '../registers/registers.js';
import { REGISTERS } from '../registers/registers.tokens.js';
import { PersonalDataController } from './personal-data.controller.js';
import { namesLook } from './names.look.js';
import { rosterCustodian } from './roster.custodian.js';
import { Vault } from './vault.js';
import { vaultEnvironment } from './vault.environment.js';
import { VaultStore } from './vault.store.js';
import { VAULT } from './vault.tokens.js';

/** What the vault answers over HTTP. */
export const vaultDoors: readonly Type[] = [PersonalDataController, RegistersController, RegisterLoadingController];

const sweepEveryMs = 60_000;

/** The vault as a part of the service's API: its database, its doors, and what keeps it together with the log. */
export const vaultExtension = (environment: NodeJS.ProcessEnv): ServiceExtension =>
  async ({ districts, logs, executor, report, read, caughtUp }) => {
    // Read here and not before: a process that plays no api needs no keys, and is given none.
    const { YANGE_VAULT_DATABASE_URL: url, YANGE_VAULT_KEYS: keyring } = readEnvironment(vaultEnvironment, environment);
    const pool = connectionPool({ connectionString: url, max: 6, application_name: 'yange staffing vault' });
    const store = new VaultStore(pool, keyring);
    const looks = namesLook(store);
    // Its own doors and those of the registers decide by this one.
    executor.looking = looks;
    const vault = new Vault({ store, keyring, logs, executor });
    const registers = new Registers({ store: new RegisterStore(pool), found: new DifferenceStore(pool), vault: store, logs, executor, read, caughtUp });
    const tend = async (): Promise<void> => {
      for (const district of districts) {
        await vault.applyErasures(district);
        await vault.sweep(district);
        await registers.sweep(district);
      }
      while ((await store.rewrap()) > 0);
    };
    try {
      await store.assertKeyring();
      // Before anything is served: what was erased after a backup was made is gone again once the backup is back.
      await tend();
    } catch (error) {
      await pool.end();
      throw error;
    }
    let tending = Promise.resolve();
    const timer = setInterval(() => void (tending = tend().catch((error: unknown) => report(error, 'tending the vault'))), sweepEveryMs).unref();
    return {
      controllers: vaultDoors,
      custodian: rosterCustodian(vault, store),
      looks,
      providers: [{ provide: VAULT, useValue: vault }, { provide: REGISTERS, useValue: registers }],
      problems: () => store.answers().then(() => [], () => ['the vault does not answer']),
      close: async () => {
        clearInterval(timer);
        await tending;
        await pool.end();
      },
    };
  };
