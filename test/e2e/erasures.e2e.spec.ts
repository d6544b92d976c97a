import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identityCheckCharacter } from '@yange/kernel';
import { entitledTo, problemOf } from '../support/gateway.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange, type CommandResult } from '../support/yange-command.fixture.js';

const numberOf = (sequence: number): string => {
  const digits = `15030219900307${sequence}`;
  return digits + identityCheckCharacter(digits);
};
const told = <T>({ stdout }: CommandResult): T => JSON.parse(stdout) as T;
const erasing = { effective: '2026-02-01', basis: 'own-request', documents: [{ number: '海编办发〔2026〕3号', title: '关于删除个人信息的批复', issuer: '海勃湾区委编办', issuedOn: '2026-01-28' }] };

describe('personal data erased after a backup', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const [data, backup, list] = [at('data'), at('backup'), at('erasures.jsonl')];
  const keys = ['--vault-keys', join(data, 'vault.keys.json')];
  let platform: RunningPlatform;
  /** kept, erased before the backup, erased after it, recorded and erased after it */
  const people: Record<'kept' | 'before' | 'after' | 'later', string> = { kept: '', before: '', after: '', later: '' };
  let positions: string;

  const personOf = async (sequence: number): Promise<string> => {
    const answer = await platform.gateway.call('POST', platform.gateway.path('staffing', 'personal-data'), { as: entitledTo('personal-data.record'), json: { name: `褚金丝雀${'甲乙丙丁'.charAt(sequence - 971)}`, identityNumber: numberOf(sequence) } });
    expect(answer.status).toBe(201);
    return (answer.body as { answer: { personId: string } }).answer.personId;
  };
  const erase = (personId: string, key?: string) =>
    platform.gateway.call('POST', platform.gateway.path('staffing', `persons/${personId}/personal-data/erasure`), { as: entitledTo('personal-data.erase'), json: erasing, ...(key === undefined ? {} : { key }) });
  const shown = (personId: string) => platform.gateway.call('GET', platform.gateway.path('staffing', `persons/${personId}/personal-data`), { as: entitledTo('personal-data.record') });
  const restored = async (into: string, ...more: readonly string[]) => {
    const result = await runYange(['restore', backup, '--into', into, ...keys, '--erasures', list, '--json', ...more]);
    expect([result.code, result.code === 0 ? '' : result.stderr]).toEqual([0, '']);
    return told<{ erased: object; problems: number; positions: Record<string, number>; positionsNow: Record<string, number> }>(result);
  };

  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  it('is listed by random ids alone, whether the platform runs or not', async () => {
    platform = await startPlatform({ dataFolder: data, empty: true });
    [people.kept, people.before, people.after] = [await personOf(971), await personOf(972), await personOf(973)];
    expect((await erase(people.before)).status).toBe(201);
    positions = Object.entries(await platform.gateway.heads()).map(([logId, position]) => `${logId}:${position}`).join(',');
    expect((await runYange(['backup', backup, '--data', data])).code).toBe(0);
    expect((await erase(people.after, 'after-the-backup')).status).toBe(201);
    people.later = await personOf(974);
    expect((await erase(people.later)).status).toBe(201);
    expect(told(await runYange(['erasures', list, '--data', data, '--json']))).toMatchObject({ file: list, erasures: 3 });
    const running = readFileSync(list, 'utf8');
    await platform.stop();
    expect(told(await runYange(['erasures', list, '--data', data, '--json']))).toMatchObject({ erasures: 3 });
    expect(readFileSync(list, 'utf8')).toBe(running);
    expect(running).not.toMatch(/金丝雀|15030219900307/u);
    expect(statSync(list).mode & 0o777).toBe(0o600);
  });

  it.each([['whole', []], ['to a point', ['--until']]] as const)('is gone again where the backup is restored %s, as it was recorded', async (_what, until) => {
    const into = at(`into-${until.length}`);
    const answer = await restored(into, ...until, ...(until.length === 0 ? [] : [positions]));
    const [staffing, before] = ['150302/staffing', answer.positions['150302/staffing'] ?? 0];
    expect(answer).toMatchObject({ erased: { again: 1, already: 1, notThere: 1 }, problems: 0, positionsNow: { ...answer.positions, [staffing]: before + 1 } });
    platform = await startPlatform({ dataFolder: into, empty: true });
    expect((await shown(people.kept)).status).toBe(200);
    for (const one of [people.before, people.after]) problemOf(await shown(one), 404, 'personal-data-erased');
    problemOf(await shown(people.later), 404, 'not-found');
    // The clerk's own request, sent once more, is answered as it was.
    const again = await erase(people.after, 'after-the-backup');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    // The number is free for whoever it really belongs to.
    expect((await platform.gateway.call('POST', platform.gateway.path('staffing', 'personal-data'), { as: entitledTo('personal-data.record'), json: { name: '褚金丝雀', identityNumber: numberOf(973) } })).status).toBe(201);
    await platform.stop();
  });
});
