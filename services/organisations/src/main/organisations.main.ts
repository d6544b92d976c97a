import { runServiceProcess } from '@yange/service-host';
import { organisationsService } from '../organisations.service.js';

await runServiceProcess(organisationsService);
