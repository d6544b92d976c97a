import { isDeepStrictEqual } from 'node:util';
import { figureIds, figuresOf, type CheckDocument, type FigureView, type MeasureView } from '../support/figures.fixture.js';
import { productTables, withCell, writeTables } from '../support/history-folder.fixture.js';
import { importTables } from '../support/import.fixture.js';
import { kafkaTurnWithinMs, kafkaWithoutTopics } from '../support/kafka-topics.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange, type CommandResult } from '../support/yange-command.fixture.js';

/** The least that each general rule must find. */
const leastFindings: readonly (readonly [rule: string, figures: readonly string[]])[] = [
  ['parts-leave-rest', ['A1', 'A2', 'A3', 'A4']],
  ['same-number-other-measure', ['A9', 'B29']],
  ['list-shorter-than-count', ['B37']],
  ['list-shorter-than-count', ['B36']],
  ['closed-beside-open', ['F3', 'F4', 'F8']],
  ['same-count-unproven-same-set', ['A15', 'A16']],
  ['standard-against-population', ['B25', 'B26']],
  ['target-unreachable', ['C4', 'C11']],
  ['name-without-organ', ['B30']],
  ['ratio-out-of-range', ['A9', 'A10']],
  ['stated-zero-beside-instance', ['A7', 'B7']],
];

const documentOf = ({ code, stdout, stderr }: CommandResult): CheckDocument => {
  if (code !== 0) throw new Error(`yange start --check ended with ${code}:\n${stderr}`);
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as CheckDocument;
};

const measured = ({ measure, value, unit }: MeasureView): MeasureView => ({ measure, value, unit });

const figure = (figures: readonly FigureView[], id: string): FigureView => {
  const found = figures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};

let overLog: CheckDocument;

beforeAll(async () => {
  overLog = documentOf(await runYange(['start', '--check', '--json']));
});

describe('the check of a fresh platform', () => {
  let overKafka: CheckDocument;

  beforeAll(async () => {
    overKafka = documentOf(await runYange(['start', '--check', '--json', '--split', '--kafka', await kafkaWithoutTopics()]));
  }, kafkaTurnWithinMs);

  it('is the same over the log feed in one process and over Kafka with a process per service', () => {
    const { ready_ms: readyLog, feed: feedLog, processes: processesLog, ...log } = overLog;
    const { ready_ms: readyKafka, feed: feedKafka, processes: processesKafka, ...kafka } = overKafka;
    expect(kafka).toEqual(log);
    expect([feedLog, processesLog, feedKafka, processesKafka]).toEqual(['log', 1, 'kafka', 7]);
    expect(readyLog).toBeGreaterThan(0);
    expect(readyKafka).toBeGreaterThan(0);
  });

  it('has one object per id A1 … F11, in that order', () => {
    expect(overLog.figures.map(({ id }) => id)).toEqual(figureIds);
    expect(figureIds).toHaveLength(99);
    expect(figureIds.at(-1)).toBe('F11');
  });

  it('gives values as integers, decimal strings or ISO dates, and nothing for what the report does not claim', () => {
    const values = overLog.figures.flatMap(({ declared, derived }) => [...declared, ...derived]).map(({ value }) => value);
    expect(values.filter((value) => (typeof value === 'number' ? !Number.isInteger(value) : typeof value !== 'string'))).toEqual([]);
    const silent = overLog.figures.filter(({ verdict }) => verdict === 'no-claim').map(({ id }) => id);
    expect(silent).toEqual(['B14', 'B16', 'B18', 'C7', 'C9', 'F10']);
    expect(overLog.figures.filter(({ id, declared }) => silent.includes(id) && declared.length > 0)).toEqual([]);
  });

  it('imports every row and refuses none', () => {
    expect(overLog.import).toEqual({ rows: overLog.import.commands, commands: overLog.import.commands, events: overLog.import.events, rejected: 0 });
    expect(overLog.import.rows).toBeGreaterThan(300);
    expect(overLog.import.events).toBeGreaterThanOrEqual(overLog.import.commands);
  });

  it.each(leastFindings)('finds by %s at least %j', (rule, figures) => {
    const found = overLog.findings.filter((finding) => finding.rule === rule);
    expect(found.some((finding) => figures.every((id) => finding.figures.includes(id)))).toBe(true);
    for (const { text } of found) expect(text).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/i) });
  });

  it('says "about" where an unreachable target rests on an approximate number', () => {
    const found = overLog.findings.find(({ rule }) => rule === 'target-unreachable');
    expect([found?.text.zh, found?.text.en]).toEqual([expect.stringContaining('约'), expect.stringMatching(/about/i)]);
  });
});

describe('where the history says something else', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('the check ends with 4 and names the figure', async () => {
    writeTables(folder.path, withCell(productTables(), '网格', 'WG-002', '数量', '445'));
    const { code, stdout, stderr } = await runYange(['start', '--check', '--json', '--history', folder.path]);
    expect(code).toBe(4);
    const { figures } = JSON.parse(stdout) as CheckDocument;
    const changed = figures.filter(({ verdict }) => verdict === 'mismatch').map(({ id }) => id);
    expect(changed).toContain('B26');
    for (const id of changed) expect(stderr).toContain(`${id} verdict`);
  });
});

interface EventView {
  readonly eventId: string;
  readonly type: string;
  readonly data: { readonly title?: string; readonly number?: string; readonly source?: string };
  readonly citations: readonly { readonly number?: string; readonly title?: string }[];
  readonly effective: { readonly text: string };
}

/** What an event rests on. A document's registration is the document itself; a reference fact comes from outside and names its source. */
const documentsOf = ({ type, citations, data }: EventView): readonly string[] => {
  if (type === 'DocumentRegistered') return [`${data.number ?? ''}${data.title ?? ''}`];
  if (type === 'ReferenceFactRecorded') return [data.source ?? ''];
  return citations.map(({ number, title }) => `${number ?? ''}${title ?? ''}`);
};

const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'];

describe('behind the figures', () => {
  let platform: RunningPlatform;

  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform?.abandon());

  const eventsOf = async (context: string): Promise<readonly EventView[]> => {
    const { events } = await platform.gateway.get<{ events: EventView[] }>(platform.gateway.path(context, 'events?after=0&limit=500'), 'local-auditor');
    return events;
  };

  it('every event of every figure can be read, and every one cites a document', async () => {
    const { figures } = await figuresOf(platform.gateway);
    const wanted = [...new Set(figures.flatMap(({ events }) => events))];
    expect(wanted.length).toBeGreaterThan(200);
    expect(figures.filter(({ verdict, events }) => (verdict === 'match' || verdict === 'mismatch') && events.length === 0).map(({ id }) => id)).toEqual([]);
    const owner = new Map((await Promise.all(contexts.map(async (context) => (await eventsOf(context)).map(({ eventId }) => [eventId, context] as const)))).flat());
    for (const id of wanted) {
      const event = await platform.gateway.get<EventView>(platform.gateway.path(owner.get(id) ?? 'reporting', `events/${id}`), 'local-auditor');
      expect(event.eventId).toBe(id);
      expect({ id, type: event.type, documents: documentsOf(event).filter((words) => words !== '').length > 0 }).toEqual({ id, type: event.type, documents: true });
    }
  });

  it('stops on Ctrl-C with nothing left', async () => {
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });
});

describe('no derived value is typed in', () => {
  let platform: RunningPlatform;

  beforeAll(async () => {
    platform = await startPlatform({ empty: true });
  });
  afterAll(() => platform?.abandon());

  /** One changed cell for each service whose events the figures come from. */
  const changes: readonly (readonly [table: string, row: string, column: string, value: string])[] = [
    ['机构沿革', 'JG-005', '数量', '17'],
    ['领导职数', 'ZS-001', '副职', '168'],
    ['执法队伍', 'ZFDW-002', '新数量', '8'],
    ['网格', 'WG-002', '数量', '445'],
  ];

  it('changed rows come in as they are, and the figures follow them into a mismatch', async () => {
    const tables = changes.reduce((all, [table, row, column, value]) => withCell(all, table, row, column, value), productTables());
    const report = await importTables(platform.gateway, tables, { as: 'local-approver' });
    expect({ state: report.state, problems: report.problems }).toEqual({ state: 'done', problems: [] });
    await platform.gateway.caughtUp();
    const figures = (await figuresOf(platform.gateway)).figures.map((one) => ({ ...one, declared: one.declared.map(measured), derived: one.derived.map(measured) }));
    const moved = figures.filter(({ id, derived }) => !isDeepStrictEqual(derived, figure(overLog.figures, id).derived.map(measured)));
    expect(moved.map(({ id }) => id)).toEqual(expect.arrayContaining(['A2', 'A12', 'B26', 'E3']));
    expect(moved.length).toBeLessThan(20);
    for (const { id, declared, derived, verdict } of moved) {
      expect(declared).toEqual(figure(overLog.figures, id).declared);
      expect({ id, verdict, equal: isDeepStrictEqual(derived, declared) }).toEqual({ id, verdict: 'mismatch', equal: false });
    }
    expect(figures.filter(({ id, verdict }) => verdict === 'mismatch' && !moved.some((one) => one.id === id))).toEqual([]);
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });
});
