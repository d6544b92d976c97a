import { describeService } from '@yange/use-case';
import { staffingService } from './staffing.service.js';

describeService('staffing', staffingService);
