import { runServiceProcess } from '@yange/service-host';
import { reportingService } from '../reporting.service.js';

await runServiceProcess(reportingService);
