import { describeService } from '@yange/use-case';
import { organisationsService } from './organisations.service.js';

describeService('organisations', organisationsService);
