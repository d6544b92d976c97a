import { runServiceProcess } from '@yange/service-host';
import { gridService } from '../grid-governance.service.js';

await runServiceProcess(gridService);
