import { runServiceProcess } from '@yange/service-host';
import { filesExtension } from '../files/files.extension.js';
import { organisationsService } from '../organisations.service.js';

await runServiceProcess(organisationsService, () => filesExtension);
