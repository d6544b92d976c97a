import { describeEventLogContract } from '../contract/event-log.contract.js';
import { MemoryEventLogs } from './memory-event-logs.js';

describeEventLogContract('memory', async () => new MemoryEventLogs('organisations'));

describeEventLogContract('memory under a clock that stands still', async () => new MemoryEventLogs('organisations', () => 1_700_000_000_000_000n));
