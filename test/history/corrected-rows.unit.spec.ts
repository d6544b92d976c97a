import { decodeData, decodeEnvelope, effectiveOf } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { Timeline } from '@yange/kernel';
import { importGiven, type Cells, type Imported, type ImportTable, type References, type ServiceDefinition } from '@yange/use-case';
import { district, services } from './history.fixture.js';

const cutOver = '2020-07-01';

type RowsOf = (table: ImportTable) => Promise<readonly Cells[]>;

const asTold: RowsOf = (table) => historyRows(district, table);

/** Each row once more at the end of its table, as a correction of itself: what it says stays what it was. */
const eachCorrected: RowsOf = async (table) => {
  const rows = await asTold(table);
  return [...rows, ...rows.map((cells) => ({ ...cells, 序号: `${cells['序号']}-更正`, 更正序号: cells['序号'] ?? '', 更正理由: '复核' }))];
};

/** A row that takes each of them back, the last first. */
const eachTakenBack: RowsOf = async (table) =>
  (await asTold(table)).toReversed().map((cells) => ({ 序号: `${cells['序号']}-注销`, 注销序号: cells['序号'] ?? '', 更正理由: '复核' }));

/** States by stream, once everything that is recorded has taken effect. */
const statesOf = async ({ contract, aggregates }: ServiceDefinition, log: EventLog): Promise<Readonly<Record<string, unknown>>> => {
  const { events } = await log.readPage({ after: 0, limit: 5_000 });
  const streams = [...new Set(events.map(({ streamId }) => streamId))].sort();
  return Object.fromEntries(
    streams.flatMap((streamId) => {
      const aggregate = aggregates.find(({ name }) => name === streamId.split('/')[0]);
      if (aggregate === undefined) return [];
      const facts = events.filter((event) => event.streamId === streamId).map((event) => {
        const { effective, order } = decodeEnvelope(event.envelope);
        return { event: decodeData(contract, event.type, event.data), eventId: event.eventId, effective: effectiveOf(effective), position: event.position, order: Number(order), supersedes: event.supersedes };
      });
      return [[streamId, Timeline.of(aggregate, facts).latest()]];
    }),
  );
};

/** Where a thing has more than one version, the corrected one takes a number of its own: what it says is what has to be the same. */
const unnumbered = (states: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(states).map(([streamId, state]) => [streamId, streamId.startsWith('report-template/') ? { ...(state as { readonly template: object | null }).template, version: 0 } : state]));

const imported = async (
  service: ServiceDefinition, rowsOf: RowsOf, references: References, log = new MemoryEventLogs(service.contract.context).forDistrict(district),
): Promise<{ log: EventLog; first: Imported; again: Imported }> => {
  const bring = (): Promise<Imported> => importGiven({ service, log, cutOver, rowsOf, references });
  return { log, first: await bring(), again: await bring() };
};

const refused = ({ rows }: Imported): readonly string[] => rows.filter(({ status }) => status === 'rejected').map(({ table, row, errors }) => `${table} ${row} ${errors[0]?.rule}`);

describe('every row of the history of a district', () => {
  let references: References = {};

  describe.each(services.map((service) => [service.contract.context, service] as const))('%s', (_context, service) => {
    it('can be corrected by a row of its table; the same again adds nothing', async () => {
      const told = await imported(service, asTold, references);
      const corrected = await imported(service, eachCorrected, references);
      // Both teams rows are of one day with the rows that used up their block since: a decision sees the end of the day.
      expect(refused(corrected.first)).toEqual(service.contract.context === 'enforcement' ? ['执法队伍 ZFDW-003-更正 block-overdrawn', '执法队伍 ZFDW-004-更正 block-overdrawn'] : []);
      expect(new Set(corrected.again.rows.filter(({ status }) => status !== 'rejected').map(({ status }) => status))).toEqual(new Set(['repeated']));
      expect(unnumbered(await statesOf(service, corrected.log))).toEqual(unnumbered(await statesOf(service, told.log)));
    });

    it('can be taken back by a row of its table, until nothing is left', async () => {
      const told = await imported(service, asTold, references);
      const back = await imported({ ...service, tables: service.tables.toReversed() }, eachTakenBack, references, told.log);
      expect(refused(back.first)).toEqual([]);
      expect(new Set(back.again.rows.map(({ status }) => status))).toEqual(new Set(['repeated']));
      const { events } = await back.log.readPage({ after: 0, limit: 5_000 });
      const gone = new Set(events.map(({ supersedes }) => supersedes));
      expect(events.filter(({ eventId, type }) => type !== 'EventAnnulled' && type !== 'HistoryWindowSet' && !gone.has(eventId))).toEqual([]);
      references = told.first.references;
    });
  });
});
