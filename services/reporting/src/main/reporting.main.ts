import { runServiceProcess } from '@yange/service-host';
import { freezingExtension } from '../freezing/freezing.extension.js';
import { reportingService } from '../reporting.service.js';

await runServiceProcess(reportingService, () => freezingExtension);
