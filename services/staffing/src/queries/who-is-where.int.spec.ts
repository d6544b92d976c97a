import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { specificationMeta, type AnyQuery, type CommandOutcome } from '@yange/use-case';
import { staffingService } from '../staffing.service.js';
import { namedPostsQuery } from './named-posts.query.js';
import { personsQuery } from './persons.query.js';
import { quotaTotalsQuery } from './quota-totals.query.js';

const withinMs = 180_000;
const district = '150302';
const citations = [{ number: '海编发〔2019〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-01' }];
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [bureau, centre] = [organ('某局'), organ('某中心')];
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;

interface Person {
  readonly personId: string;
  readonly ownerName: string;
  readonly since: string;
  readonly left: string | null;
  readonly posts: readonly { readonly role: string }[];
}

describe('who is where, by question', () => {
  const log: EventLog = new MemoryEventLogs('staffing').forDistrict(district);
  const executor = serviceExecutor(staffingService);
  let database: TestDatabase;
  let models: GivenReadModels;
  let commands = 0;

  const say = (name: string, body: object, on: string): Promise<CommandOutcome> => {
    const useCase = staffingService.useCases.find((one) => one.name === name);
    if (useCase === undefined) throw new Error(name);
    const meta = specificationMeta({ commandId: derivedId('spec', String((commands += 1))), mode: 'live', citations, effective: onDay(on), actor: { person: name === 'grant-use-permit' ? 'approver' : 'clerk', role: 'reaction', tokenId: '' } });
    return executor.execute(log, useCase, useCase.body.parse(body), meta);
  };
  const ask = async <T>(query: AnyQuery, params: object): Promise<T> => {
    await models.caughtUp();
    const answer: unknown = await query.run(query.params.parse(params), { district, read: models.read });
    query.answer.parse(answer);
    return JSON.parse(JSON.stringify(answer)) as T;
  };
  const persons = async (params: object): Promise<readonly Person[]> => (await ask<{ persons: Person[] }>(personsQuery, params)).persons;
  const ids = new Set<string>();
  const enter = async (owner: typeof bureau, on: string): Promise<string> => {
    const permitId = (await say('grant-use-permit', { owner, type, count: 1, expiresOn: '2030-12-31' }, '2019-01-15')).answer['permitId'] ?? '';
    const personId = (await say('enter-person', { owner, type, permitId }, on)).answer['personId'] ?? '';
    ids.add(personId);
    return personId;
  };
  let [first, second, third] = ['', '', ''];

  beforeAll(async () => {
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, staffingService.projections);
    for (const owner of [bureau, centre]) await say('approve-quota', { owner, type, count: 5 }, '2019-01-01');
    await say('approve-posts', { owner: bureau, level: '科级', principal: 1, deputy: 2 }, '2019-01-01');
    await say('set-role-line', { owner: bureau, level: '科级', role: '局长', rank: 'principal', count: 1 }, '2019-01-01');
    [first, second, third] = [await enter(bureau, '2019-02-01'), await enter(bureau, '2019-03-01'), await enter(centre, '2019-03-01')];
    await say('appoint-to-post', { owner: bureau, level: '科级', role: '局长', rank: 'principal', personId: first }, '2019-04-01');
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  it('tells who is on the books on a day, of which organ, with the posts that each holds', async () => {
    expect((await persons({ on: '2019-01-31' }))).toEqual([]);
    expect((await persons({ on: '2019-02-01' })).map(({ personId, posts }) => [personId, posts])).toEqual([[first, []]]);
    const all = await persons({ on: '2019-04-01' });
    expect(all.map(({ personId }) => personId)).toEqual([...ids].sort());
    expect(all.find(({ personId }) => personId === first)).toMatchObject({ organId: bureau.organId, ownerName: '某局', kind: 'administrative', management: 'unstated', funding: 'unstated', since: '2019-02-01', withoutPermit: false, left: null, posts: [{ role: '局长', level: '科级', rank: 'principal', organId: bureau.organId }] });
    expect((await persons({ on: '2019-04-01', organId: centre.organId })).map(({ personId }) => personId)).toEqual([third]);
  });

  it('goes on from page to page, each person once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { persons: Person[]; next: string | null } = await ask(personsQuery, { on: '2019-04-01', limit: 2, ...(after === null ? {} : { after }) });
      seen.push(...page.persons.map(({ personId }) => personId));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([...ids].sort());
  });

  it('counts nobody twice who moved, and tells apart who left, and why', async () => {
    const { batchId } = (await say('record-transfer-batch', { name: '转隶', units: 1, persons: 1, from: centre, to: bureau }, '2019-05-01')).answer;
    await say('transfer-person', { batchId, personId: third, from: centre, to: bureau, type }, '2019-05-02');
    await say('leave-person', { personId: second, owner: bureau, type, reason: '辞职' }, '2019-06-01');
    expect((await persons({ on: '2019-05-31', organId: bureau.organId })).map(({ personId }) => personId)).toEqual([first, second, third].sort());
    expect((await persons({ on: '2019-06-01', organId: bureau.organId })).map(({ personId }) => personId)).toEqual([first, third].sort());
    expect(await persons({ on: '2019-06-01', organId: centre.organId })).toEqual([]);
    expect((await persons({ on: '2019-05-01', organId: centre.organId })).map(({ personId }) => personId)).toEqual([third]);
    expect(await persons({ on: '2019-06-01', organId: bureau.organId, state: 'left' })).toMatchObject([{ personId: second, ownerName: '某局', accountId: null, since: '2019-06-01', left: '辞职' }]);
    expect(await persons({ on: '2019-05-31', state: 'left' })).toEqual([]);
  });

  it('tells which posts are held, by whom, since when', async () => {
    const posts = async (params: object) => (await ask<{ posts: object[] }>(namedPostsQuery, params)).posts;
    expect(await posts({ on: '2019-03-31' })).toEqual([]);
    expect(await posts({ on: '2019-04-01' })).toMatchObject([{ organId: bureau.organId, role: '局长', rank: 'principal', personIds: [first], since: '2019-04-01' }]);
    expect(await posts({ on: '2019-04-01', organId: centre.organId })).toEqual([]);
  });

  it('tells each total beside what the accounts have of it', async () => {
    await say('set-quota-total', { kind: 'administrative', count: 12 }, '2019-07-01');
    await say('reduce-quota', { owner: centre, type, count: 1 }, '2019-08-01');
    const totals = async (on: string) => (await ask<{ totals: object[] }>(quotaTotalsQuery, { on })).totals;
    expect(await totals('2019-06-30')).toEqual([]);
    expect(await totals('2019-07-01')).toEqual([{ kind: 'administrative', total: 12, allotted: 10, left: 2, since: '2019-07-01' }]);
    expect(await totals('2019-08-01')).toMatchObject([{ total: 12, allotted: 9, left: 3 }]);
  });
});
