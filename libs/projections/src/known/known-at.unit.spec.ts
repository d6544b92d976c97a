import type { Projection } from '../projection.port.js';
import { NotKnownEarlier, ReadAtMoment, type Positions, type ReadModels } from './known-at.js';

const projection: Projection = { name: 'register', version: 1, contexts: ['staffing'], types: [], tables: () => [], views: ['periods', 'periods_known', 'facts', 'today'], known: { periods: 'spans', facts: 'facts' }, apply: async () => undefined };

/** What a read model would be asked. */
const asked = async (text: string, positions: Positions | null, of = projection): Promise<string> => {
  const texts: string[] = [];
  const source: ReadModels = { query: async <T>(one: string) => (texts.push(one), [] as T), transaction: async (_isolation, work) => work(source) };
  await new ReadAtMoment(source, [of], positions).query(text);
  return texts.join();
};

describe('a question as known earlier', () => {
  const at = { '150302/staffing': 7 };

  it('reads of each view what was known, and now what is', async () => {
    expect(await asked('select 1 from live.periods', null)).toBe('select 1 from live.periods');
    expect(await asked('select 1 from live.periods', at)).toMatch(/from \(select \* from live\.periods_known where log_id = '150302\/staffing' and known_from <= 7 .*known_to > 7\)\)$/u);
    expect(await asked('select 1 from live.facts', at)).toMatch(/from \(select \* from live\.facts where position <= case log_id when '150302\/staffing' then 7 else 0 end\)/u);
  });

  it('leaves out what is of another log, and of several logs takes for each row its own position', async () => {
    const two = { ...at, '150302/organisations': 9 };
    expect(await asked('select 1 from live.periods', two)).toMatch(/log_id = '150302\/staffing' and known_from <= 7 and/u);
    expect(await asked('select 1 from live.facts', two, { ...projection, contexts: ['staffing', 'organisations'] })).toMatch(/where position <= case log_id when '150302\/staffing' then 7 when '150302\/organisations' then 9 else 0 end\)/u);
    expect(await asked('select 1 from live.facts', two, { ...projection, contexts: ['grid'] })).toMatch(/where position <= 0\)/u);
  });

  it('finds candidates among all that was ever known, by the tables themselves', async () => {
    expect([await asked('select 1 from live.periods_ever', null), await asked('select 1 from live.periods_ever', at)]).toEqual(['select 1 from live.periods', 'select 1 from live.periods_known']);
  });

  it('is refused of a view that does not keep what was known', async () => {
    for (const view of ['today', 'today_ever', 'facts_ever']) await expect(asked(`select 1 from live.${view}`, at)).rejects.toThrow(NotKnownEarlier);
  });

  it('knows which projections it read', async () => {
    const read = new ReadAtMoment({ query: async <T>() => [] as T, transaction: async () => { throw new Error('not asked'); } }, [projection], at);
    await read.query('select 1 from live.periods_ever');
    expect([...read.touched]).toEqual(['register']);
  });
});
