import { randomUUID } from 'node:crypto';
import type { EventLog, EventLogs } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { setHistoryWindow, specificationMeta, type CommandMeta } from '@yange/use-case';
import { personalDataStream } from '../domain/personal-data/personal-data.aggregate.js';
import { approveQuotaUseCase } from '../commands/quota/approve-quota.use-case.js';
import { enterPersonUseCase } from '../commands/persons/enter-person.use-case.js';
import { staffingService } from '../staffing.service.js';
import { newKeyringText } from './keyring.js';
import { patienceSeconds, VaultIncomplete } from './vault.js';
import { identityNumberOf, startVaultBench, type Answer, type VaultBench } from './vault.fixture.js';

const documents = [{ number: '海编办发〔2026〕7号', issuer: '海勃湾区委编办', issuedOn: '2026-01-15' }];
const erasing = { effective: '2026-02-01', documents, basis: 'own-request' };
const caseOf = { purpose: 'audit', caseNumber: '海审字〔2026〕12号' };

/** Planted in everything that is sent; none of it may be found where it does not belong. */
const canary = { name: '钱多多金丝雀', identityNumber: identityNumberOf(991), telephone: '13900009911' };

describe('the vault 保险库', () => {
  let bench: VaultBench;
  beforeAll(async () => void (bench = await startVaultBench()));
  afterAll(() => bench.close());

  const record = (data: object, options: { readonly as?: string; readonly key?: string } = {}): Promise<Answer> => bench.ask('POST', 'personal-data', { body: data, ...options });
  const personOf = ({ body }: Answer): string => (body as { answer: { personId: string } }).answer.personId;
  const masked = (personId: string, as?: string): Promise<Answer> => bench.ask('GET', `persons/${personId}/personal-data`, as === undefined ? {} : { as });
  const reveal = (personId: string, over: object = {}, as = 'local-auditor'): Promise<Answer> => bench.ask('POST', `persons/${personId}/personal-data/reveals`, { as, body: { ...caseOf, ...over } });
  const erase = (personId: string, over: object = {}, as = 'local-approver'): Promise<Answer> => bench.ask('POST', `persons/${personId}/personal-data/erasure`, { as, body: { ...erasing, ...over } });
  const eventsOf = async (personId: string): Promise<readonly string[]> => (await bench.logs.forDistrict('150302').readStream(personalDataStream(personId).streamId)).map(({ type }) => type);
  const meta = (over: Partial<CommandMeta> = {}): CommandMeta => specificationMeta({ commandId: randomUUID(), mode: 'live', effective: onDay('1949-10-01'), ...over });

  it('takes in a person under a random id and shows only what tells people of one list apart', async () => {
    const answer = await record({ name: '王小明', identityNumber: '11010519491231002X', telephone: '13800005678' });
    expect(answer).toMatchObject({ status: 201, body: { status: 'recorded', events: [{ type: 'PersonalDataRecorded' }] } });
    const shown = await masked(personOf(answer));
    expect([shown.status, shown.body, shown.headers.get('cache-control')]).toEqual([200, { personId: personOf(answer), name: '王**', identityNumber: '110105********002X', telephone: '138****5678' }, 'no-store']);
    expect(await masked(randomUUID())).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await masked('nobody')).toMatchObject({ status: 404 });
  });

  it.each<readonly [string, object, string]>([
    ['a wrong digit', { identityNumber: '11010519491231003X' }, '/identityNumber'],
    ['lower case', { identityNumber: '11010519491231002x' }, '/identityNumber'],
    ['the old form of 15 digits', { identityNumber: '110105491231002' }, '/identityNumber'],
    ['full-width digits', { identityNumber: '１１０１０５１９４９１２３１００２X' }, '/identityNumber'],
    ['30 February', { identityNumber: identityNumberOf(991, '19990230') }, '/identityNumber'],
    ['a birth to come', { identityNumber: identityNumberOf(991, '21500101') }, '/identityNumber'],
    ['a number for a name', { name: identityNumberOf(991) }, '/name'],
    ['no name', { name: ' ' }, '/name'],
    ['a document', { documents }, '/documents'],
    ['a correction', { corrects: randomUUID(), correctionReason: '误' }, '/corrects'],
    ['a field of its own', { birthDate: '1990-03-07' }, '/birthDate'],
  ])('refuses %s, without repeating it', async (_what, over, pointer) => {
    const sent = { name: canary.name, ...over };
    const { status, body, text } = await record(sent);
    const pointers = (body as { errors: readonly { pointer: string }[] }).errors.map((error) => error.pointer);
    expect([status, [...new Set(pointers)]]).toEqual([422, [pointer]]);
    for (const value of Object.values(sent)) if (typeof value === 'string' && value.trim() !== '') expect(text).not.toContain(value);
  });

  it('lets nobody name a person in the reason of looking or of erasing', async () => {
    const personId = personOf(await record({ name: canary.name }));
    const refused = (pointer: string) => ({ status: 422, body: { code: 'personal-data-in-text', errors: [{ pointer }] } });
    expect(await reveal(personId, { reason: '核对11010519491231002X' })).toMatchObject(refused('/reason'));
    expect(await erase(personId, { reason: '本人来电13800138000' })).toMatchObject(refused('/reason'));
    expect(await eventsOf(personId)).toEqual(['PersonalDataRecorded']);
  });

  it('knows one identity number as one person, and does not tell whose', async () => {
    const number = identityNumberOf(992);
    const first = personOf(await record({ name: '甲', identityNumber: number }));
    const second = await record({ name: '乙', identityNumber: number });
    expect(second).toMatchObject({ status: 409, body: { code: 'identity-number-known' } });
    expect(second.text).not.toContain(first);
    expect(second.text).not.toContain(number);
    const raced = await Promise.all(Array.from({ length: 12 }, (_, index) => record({ name: `丙${'甲乙丙丁戊己庚辛壬癸子丑'[index]}`, identityNumber: identityNumberOf(993) })));
    expect(raced.map(({ status }) => status).sort()).toEqual([201, ...Array(11).fill(409)]);
    expect(await bench.rows('select 1 from vault.pending')).toEqual([]);
    expect((await bench.rows('select 1 from vault.fields group by record_id')).length).toBe((await bench.rows('select 1 from vault.keys')).length);
  });

  it('keeps the last record of a person, whose earlier number is free again', async () => {
    const [wrong, right] = [identityNumberOf(994), identityNumberOf(995)];
    const personId = personOf(await record({ name: '赵错', identityNumber: wrong }));
    expect(await record({ personId, name: '赵对', identityNumber: right })).toMatchObject({ status: 201 });
    expect(await masked(personId)).toMatchObject({ body: { name: '赵*', identityNumber: `${right.slice(0, 6)}********${right.slice(-4)}` } });
    expect(await record({ name: '孙', identityNumber: wrong })).toMatchObject({ status: 201 });
    expect(await record({ name: '孙', identityNumber: right })).toMatchObject({ status: 409 });
    expect(await record({ personId: randomUUID(), name: '李' })).toMatchObject({ status: 409, body: { code: 'person-unknown' } });
  });

  it('is told once per Idempotency-Key, and tells another content by a keyed hash', async () => {
    const [key, body] = [randomUUID(), { name: '周一', identityNumber: identityNumberOf(996) }];
    const [first, again] = [await record(body, { key }), await record(body, { key })];
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    expect(await record({ ...body, name: '周二' }, { key })).toMatchObject({ status: 422, body: { code: 'command-id-reused' } });
    expect(await record(body, { key: body.identityNumber })).toMatchObject({ status: 400, body: { code: 'idempotency-key' } });
    expect(await bench.rows('select 1 from vault.pending')).toEqual([]);
    const sideBySide = await Promise.all(Array.from({ length: 6 }, () => record({ name: '周三', telephone: '13900000000' }, { key: 'one-key-for-all' })));
    expect(new Set(sideBySide.map(personOf)).size).toBe(1);
    expect(await bench.rows('select 1 from vault.pending')).toEqual([]);
  });

  it('shows what is masked for a case that is named, to those who may, and never without an event', async () => {
    const personId = personOf(await record({ name: '吴真', identityNumber: identityNumberOf(997) }));
    const shown = await reveal(personId, { fields: ['identity-number'] });
    expect([shown.status, shown.body, shown.headers.get('cache-control')]).toEqual([201, { personId, identityNumber: identityNumberOf(997) }, 'no-store']);
    expect(await eventsOf(personId)).toEqual(['PersonalDataRecorded', 'PersonalDataRevealed']);
    expect(await reveal(personId, { caseNumber: '关于吴真的第1号' })).toMatchObject({ status: 409, body: { code: 'case-names-person' } });
    expect(await reveal(personId, { caseNumber: '没有编号' })).toMatchObject({ status: 422 });
    expect(await reveal(personId, { caseNumber: `案${identityNumberOf(997)}` })).toMatchObject({ status: 422 });
    expect(await reveal(personId, { purpose: 'curiosity' })).toMatchObject({ status: 422 });
    expect(await reveal(personId, { caseNumber: undefined })).toMatchObject({ status: 422 });
    for (const as of ['local-township', 'local-bureau', 'local-operator']) {
      expect(await reveal(personId, {}, as)).toMatchObject({ status: 403 });
      expect(await masked(personId, as)).toMatchObject({ status: 403 });
    }
    expect(await eventsOf(personId)).toHaveLength(2);
    expect(await reveal(randomUUID())).toMatchObject({ status: 409, body: { code: 'personal-data-missing' } });
  });

  it('erases by destroying key and ciphertext: the log stays, the number is free, a new record gets a new key', async () => {
    const personId = personOf(await record({ name: '郑去', identityNumber: identityNumberOf(998) }));
    const before = await bench.logs.forDistrict('150302').readStream(personalDataStream(personId).streamId);
    expect(await erase(personId, {}, 'local-clerk')).toMatchObject({ status: 403 });
    expect(await erase(personId, { documents: [] })).toMatchObject({ status: 409, body: { code: 'document-required' } });
    expect(await erase(personId)).toMatchObject({ status: 201, body: { events: [{ type: 'PersonalDataErased' }] } });
    expect(await bench.rows(`select from vault.keys where person_id = '${personId}'`)).toEqual([]);
    expect(await bench.rows(`select from vault.identity_index where person_id = '${personId}'`)).toEqual([]);
    expect(await masked(personId)).toMatchObject({ status: 404, body: { code: 'personal-data-erased' } });
    expect(await reveal(personId)).toMatchObject({ status: 409, body: { code: 'personal-data-missing' } });
    expect(await erase(personId)).toMatchObject({ status: 409, body: { code: 'personal-data-missing' } });
    expect((await bench.logs.forDistrict('150302').readStream(personalDataStream(personId).streamId)).slice(0, 1)).toEqual(before);
    expect(await record({ personId, name: '郑回', identityNumber: identityNumberOf(998) })).toMatchObject({ status: 201 });
    expect(await masked(personId)).toMatchObject({ status: 200, body: { name: '郑*' } });
  });

  it('keeps who is on the books, unless it is the wrong person or a court says so', async () => {
    const [log, executor] = [bench.logs.forDistrict('150302'), serviceExecutor(staffingService)];
    const personId = personOf(await record({ name: '冯在编' }));
    const owner = { organId: randomUUID(), name: '某局', count: 1, each: false };
    const history = (on: string) => meta({ mode: 'history', effective: onDay(on) });
    await executor.execute(log, setHistoryWindow(staffingService.contract), { cutOver: '2026-01-01' }, meta());
    const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' };
    await executor.execute(log, approveQuotaUseCase, { owner, type, count: 2 }, history('2019-01-01'));
    await executor.execute(log, enterPersonUseCase, { personId, owner, type }, history('2019-02-01'));
    expect(await erase(personId)).toMatchObject({ status: 409, body: { code: 'personal-data-in-use' } });
    expect(await erase(personId, { basis: 'wrong-person' })).toMatchObject({ status: 201 });
  });

  describe('killed between vault and log', () => {
    /** A log of a process that dies at its append, before it is done or after: nothing more is asked of it then. */
    const dying = (when: 'before' | 'after'): EventLogs => {
      const log = bench.logs.forDistrict('150302');
      let isDead = false;
      const died = () => Object.assign(new Error('killed'), { code: '57P01' });
      const asked = (name: 'findCommand' | 'readStream' | 'readPage' | 'head') => async (...values: unknown[]): Promise<unknown> => {
        if (isDead) throw died();
        return (log[name] as (...given: unknown[]) => Promise<unknown>).apply(log, values);
      };
      const mortal = Object.assign(Object.create(log) as EventLog, Object.fromEntries((['findCommand', 'readStream', 'readPage', 'head'] as const).map((name) => [name, asked(name)])), {
        append: async (request: Parameters<EventLog['append']>[0]) => {
          if (when === 'after') await log.append(request);
          isDead = true;
          throw died();
        },
      });
      return { forDistrict: () => mortal, close: async () => undefined };
    };

    it('before the event: a record is left that nobody can ask for, and is swept, its number free at once', async () => {
      const number = identityNumberOf(999);
      await expect(bench.vault(dying('before')).vault.record({ name: '死一', 'identity-number': number }, null, meta())).rejects.toThrow('killed');
      expect(await bench.rows('select 1 from vault.pending')).toHaveLength(1);
      const { vault } = bench.vault();
      await vault.sweep('150302');
      expect(await bench.rows('select 1 from vault.pending')).toHaveLength(1);
      await vault.sweep('150302', 0);
      expect(await bench.rows('select 1 from vault.pending')).toEqual([]);
      expect(await record({ name: '死一', identityNumber: number })).toMatchObject({ status: 201 });
    });

    it('after the event: the record counts once the log is asked, and at once where it is sent again', async () => {
      const { vault } = bench.vault();
      const [one, two] = [meta(), meta()];
      await expect(bench.vault(dying('after')).vault.record({ name: '死二' }, null, one)).rejects.toThrow('killed');
      await expect(bench.vault(dying('after')).vault.record({ name: '死三' }, null, two)).rejects.toThrow('killed');
      await vault.sweep('150302', 0);
      expect(await bench.rows('select 1 from vault.pending')).toEqual([]);
      expect((await vault.read('150302', one.id('person'))).values).toEqual({ name: '死二' });
      const again = await vault.record({ name: '死三' }, null, two);
      expect([again.status, (await vault.read('150302', two.id('person'))).values]).toEqual(['repeated', { name: '死三' }]);
    });

    it('held up so long that others swept its record: it is put back', async () => {
      const log = bench.logs.forDistrict('150302');
      const { vault } = bench.vault();
      const slow = Object.assign(Object.create(log) as EventLog, Object.fromEntries(['findCommand', 'readStream', 'readPage', 'head'].map((name) => [name, (log[name as 'head'] as (...values: unknown[]) => unknown).bind(log)])), {
        append: async (request: Parameters<EventLog['append']>[0]) => {
          await vault.sweep('150302', 0);
          return log.append(request);
        },
      });
      const late = meta();
      await bench.vault({ forDistrict: () => slow, close: async () => undefined }).vault.record({ name: '迟来' }, null, late);
      expect((await vault.read('150302', late.id('person'))).values).toEqual({ name: '迟来' });
      expect(await bench.rows('select 1 from vault.pending')).toEqual([]);
    });

    it('an erasure after its event: the next start carries it out', async () => {
      const { vault, store } = bench.vault();
      const personId = personOf(await record({ name: '死四' }));
      const erasure = { personId, basis: 'own-request' as const };
      await expect(bench.vault(dying('after')).vault.erase(erasure, meta({ effective: onDay('2026-02-01'), citations: documents }))).rejects.toThrow('killed');
      expect(await bench.rows(`select from vault.keys where person_id = '${personId}'`)).toHaveLength(1);
      expect((await vault.read('150302', personId)).values).toBeNull();
      await vault.applyErasures('150302');
      expect(await bench.rows(`select from vault.keys where person_id = '${personId}'`)).toEqual([]);
      expect(await store.erasuresAppliedTo('150302')).toBe((await bench.logs.forDistrict('150302').head()).position);
    });
  });

  it('restored from before an erasure, it is cleared before it serves', async () => {
    const personId = personOf(await record({ name: '何旧', identityNumber: identityNumberOf(990) }));
    const tables = ['keys', 'fields', 'identity_index', 'erasures'] as const;
    for (const table of tables) await bench.rows(`create table backup_${table} as select * from vault.${table}`);
    await erase(personId);
    await bench.rows('truncate vault.keys, vault.fields, vault.identity_index, vault.pending, vault.erasures');
    for (const table of tables) await bench.rows(`insert into vault.${table} select * from backup_${table}`);
    expect(await bench.rows(`select from vault.keys where person_id = '${personId}'`)).toHaveLength(1);
    const opened = await bench.extension()({ service: staffingService, districts: ['150302'], logs: bench.logs, executor: serviceExecutor(staffingService), report: () => undefined });
    expect(await bench.rows(`select from vault.keys where person_id = '${personId}'`)).toEqual([]);
    await opened.close();
  });

  it('says so where it lacks what the log says it has', async () => {
    const personId = personOf(await record({ name: '缺' }));
    await bench.rows(`delete from vault.keys where person_id = '${personId}'`);
    expect(await masked(personId)).toMatchObject({ status: 503, body: { code: 'vault-incomplete' } });
    await expect(bench.vault().vault.read('150302', personId)).rejects.toThrow(VaultIncomplete);
  });

  describe('keys', () => {
    const start = (keys: string) => bench.extension(keys)({ service: staffingService, districts: ['150302'], logs: bench.logs, executor: serviceExecutor(staffingService), report: () => undefined });

    it('other keys do not start', async () => {
      const [own, other] = [JSON.parse(bench.keys) as { index: string }, JSON.parse(newKeyringText()) as object];
      await expect(start(newKeyringText())).rejects.toThrow('index key');
      await expect(start(JSON.stringify({ ...other, index: own.index }))).rejects.toThrow('wrong key, or altered');
    });

    it('a new one takes over what an older one wrapped, which is then needed no longer', async () => {
      const personId = personOf(await record({ name: '钥' }));
      const { keys, index } = JSON.parse(bench.keys) as { keys: Record<string, string>; index: string };
      const next = (JSON.parse(newKeyringText()) as { keys: { k1: string } }).keys.k1;
      await (await start(JSON.stringify({ current: 'k2', keys: { ...keys, k2: next }, index }))).close();
      const alone = JSON.stringify({ current: 'k2', keys: { k2: next }, index });
      await (await start(alone)).close();
      expect((await bench.vault(bench.logs, alone).vault.read('150302', personId)).values).toEqual({ name: '钥' });
      await (await start(JSON.stringify({ current: 'k1', keys: { ...keys, k2: next }, index }))).close();
    });
  });

  it('gives its service no right to change ciphertext in place or to make tables', async () => {
    const { store } = bench.vault();
    const pool = (store as unknown as { pool: { query(sql: string): Promise<unknown> } }).pool;
    for (const sql of [`update vault.fields set ciphertext = ''`, `update vault.keys set person_id = gen_random_uuid()`, 'delete from vault.settings', 'truncate vault.keys', 'create table mine (id int)', 'create table vault.mine (id int)']) {
      await expect(pool.query(sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('leaves no name and no number in the log, in an answer that is not asked for them, in what is reported, or in the clear in its own tables', async () => {
    const answers = [await record(canary), await record(canary), await record({ ...canary, identityNumber: '15030219900307000X' })];
    const personId = personOf(answers[0] as Answer);
    answers.push(await masked(personId), await record({ ...canary, personId }), await erase(personId, { documents: [] }));
    await reveal(personId, { fields: ['name'] });
    const events = await bench.ask('GET', 'events?limit=1000', { as: 'local-auditor' });
    const [vault, log] = [await bench.dump('vault'), await bench.dump('log')];
    expect([vault.includes(personId), log.includes(personId), events.text.includes(personId)]).toEqual([true, true, true]);
    const places = { vault, log, events: events.text, answers: answers.map(({ text }) => text).join('\n'), reported: bench.reported.map((error) => `${String(error)} ${JSON.stringify(error)}`).join('\n') };
    for (const value of Object.values(canary)) {
      const shapes = [value, Buffer.from(value).toString('hex'), Buffer.from(value).toString('base64')];
      for (const [place, text] of Object.entries(places)) for (const shape of shapes) expect([place, text.includes(shape)]).toEqual([place, false]);
    }
    await bench.vault().vault.sweep('150302', patienceSeconds);
  });
});
