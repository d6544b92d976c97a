/**
 * What a search costs among so many names: found as they are written, by their sound, and mistyped.
 * `npm run bench:search -- 100000`
 */
import { connectionPool } from '@yange/event-log';
import { startLocalPostgres } from '@yange/local';
import { migrateReadDatabase, openReadDatabase } from '@yange/projections';
import { gramsOf } from '../../services/reporting/src/language/near.language.js';
import { comparable, spoken } from '../../services/reporting/src/language/search.language.js';
import { searchIndex } from '../../services/reporting/src/projections/search-index/search-index.projection.js';
import { searchQuery } from '../../services/reporting/src/queries/search.query.js';
import { median } from './harness/statistics.js';

const count = Number(process.argv[2] ?? 100_000);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const places = ['海勃湾', '海南', '乌达', '凤凰岭', '海北', '新华', '新华西', '滨河', '林荫', '千里山', '拉僧仲', '西卓子山', '公乌素', '巴音陶亥', '三道坎', '五虎山', '新达', '梁家沟', '苏海图', '乌兰淖尔'];
const fields = ['文化', '旅游', '体育', '教育', '卫生', '健康', '应急', '交通', '运输', '农牧', '市场', '监管', '城市', '管理', '劳动', '监察', '能源', '水务', '民政', '司法', '财政', '审计', '统计', '信访', '档案', '融媒', '供销', '林业', '草原', '气象'];
const ends = ['局', '办公室', '服务中心', '综合行政执法大队', '事务中心', '委员会', '站', '所', '管理中心', '促进中心'];
const nameOf = (index: number): string => `${places[index % 20]}${fields[Math.floor(index / 20) % 30]}${fields[Math.floor(index / 600) % 30]}${ends[Math.floor(index / 18_000) % 10]}${index >= 180_000 ? index : ''}`;

const server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
await migrateReadDatabase(server.url);
const source = await openReadDatabase(server.url);
const pool = connectionPool({ connectionString: server.url, max: 4 });
await pool.query('create schema if not exists live');
for (const statement of searchIndex.tables('live')) await pool.query(statement);
await pool.query('create table live.ledger_events (district text, event_id uuid, type text, effective_to text)');
for (let from = 0; from < count; from += 5_000) {
  const rows = Array.from({ length: Math.min(5_000, count - from) }, (_, offset) => {
    const text = nameOf(from + offset);
    const sound = spoken(text);
    return { log_id: '150302/organisations', stream_id: `organ/${from + offset}`, row_key: 'name', valid_from: '2019-01-31', valid_to: null, kind: 'organ', subject_id: String(from + offset), role: 'name', text, comparable: comparable(text), ...sound, grams: gramsOf(text, sound), link: '', gone: false, known_from: from + offset + 1, row_hash: '00000000-0000-0000-0000-000000000000' };
  });
  await pool.query('insert into live.search_names select * from jsonb_populate_recordset(null::live.search_names, $1::jsonb)', [JSON.stringify(rows)]);
}
await pool.query('analyze');
say(`${count} names`);

const asks: Readonly<Record<string, readonly string[]>> = {
  'as it is written': ['新华文化旅游局', '海北教育卫生办公室', '滨河财政'],
  'by its sound': ['xinhuawenhualvyouju', 'haibeijiaoyu', 'hbjyws'],
  mistyped: ['新华文化旅遊局', '海北教肓卫生办公室', '海贝教育卫生局', 'haibeijioayuweisheng'],
  'nothing there': ['甲乙丙丁戊己', 'qqqqqqqqqqqq'],
};
for (const [kind, texts] of Object.entries(asks)) {
  const took: number[] = [];
  let hits = 0;
  for (let run = 0; run < 12; run += 1) {
    for (const q of texts) {
      const start = performance.now();
      hits += ((await searchQuery.run(searchQuery.params.parse({ q, on: '2026-01-01' }), { district: '150302', read: source })) as { total: number }).total === 0 ? 0 : 1;
      took.push(performance.now() - start);
    }
  }
  say(`${kind}: median ${median(took).toFixed(1)} ms, most ${Math.max(...took).toFixed(1)} ms, found ${hits} of ${took.length}`);
}
await source.destroy();
await pool.end();
await server.stop();
