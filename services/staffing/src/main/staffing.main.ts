import { runServiceProcess } from '@yange/service-host';
import { staffingService } from '../staffing.service.js';

await runServiceProcess(staffingService);
