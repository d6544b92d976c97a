import { describeService } from '@yange/use-case';
import { gridService } from './grid-governance.service.js';

describeService('grid-governance', gridService);
