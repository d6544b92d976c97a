import { runServiceProcess } from '@yange/service-host';
import { staffingService } from '../staffing.service.js';
import { vaultExtension } from '../vault/vault.extension.js';

await runServiceProcess(staffingService, vaultExtension);
