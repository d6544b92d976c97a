import { OverlayEventLog } from '@yange/event-log';
import { newLog } from '../sample.accounts.fixture.js';
import { describeUniqueKeys } from './unique-keys.contract.js';

describe('unique keys on a log in memory', () => describeUniqueKeys(newLog));
describe('unique keys on an overlay', () => describeUniqueKeys(() => new OverlayEventLog(newLog())));
