import { runServiceProcess } from '@yange/service-host';
import { enforcementService } from '../enforcement.service.js';

await runServiceProcess(enforcementService);
