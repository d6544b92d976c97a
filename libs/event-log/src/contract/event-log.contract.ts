import type { EventLog, EventLogs } from '../event-log.port.js';
import { describeAppending } from './append.contract.js';
import { describeCommands } from './command.contract.js';
import { newDistrict } from './log-fixture.js';
import { describeReading } from './read.contract.js';

/** What every adapter of the port promises; each test works on a log of its own. */
export const describeEventLogContract = (name: string, makeLogs: () => Promise<EventLogs>): void => {
  describe(`${name} keeps the promises of an event log:`, () => {
    let logs: EventLogs;
    const open = (): EventLog => logs.forDistrict(newDistrict());

    beforeAll(async () => {
      logs = await makeLogs();
    });
    afterAll(async () => {
      await logs.close();
    });

    describe('append', () => describeAppending(open));
    describe('commands, claims and refusals', () => describeCommands(open));
    describe('read', () => describeReading(open));

    it('refuses a district that is none', () => {
      for (const district of ['', '15x', '../1', '1'.repeat(13)]) expect(() => logs.forDistrict(district)).toThrow(RangeError);
    });
  });
};
