import { describeService } from '@yange/use-case';
import { reportingService } from './reporting.service.js';

describeService('reporting', reportingService);
