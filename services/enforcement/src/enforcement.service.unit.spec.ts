import { describeService } from '@yange/use-case';
import { enforcementService } from './enforcement.service.js';

describeService('enforcement', enforcementService);
