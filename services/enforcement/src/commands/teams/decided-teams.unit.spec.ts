import { decodeData, enforcementContract, type TeamsEstablished } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { decisionGiven, decisionGranting, specificationMeta, type AnyUseCase, type CommandOutcome, type MatterCode } from '@yange/use-case';
import { enforcementService } from '../../enforcement.service.js';

const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const executor = serviceExecutor(enforcementService);
const organ = { id: derivedId('organ', '区农牧局'), name: '区农牧局' };
const present = (...teams: readonly string[]) => ({ teams });

describe('a decision about one team', () => {
  let log: EventLog;
  let commands = 0;
  let farms = '';

  const say = (name: string, body: object, decision: string): Promise<CommandOutcome> => {
    const useCase = enforcementService.useCases.find((one) => one.name === name) as AnyUseCase;
    const commandId = derivedId('decided teams', String((commands += 1)));
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', citations, effective: onDay('2026-03-01'), decision, id: (label) => derivedId(commandId, label) }));
  };
  const under = (matter: MatterCode, ...subjectIds: readonly string[]): Promise<string> => decisionGranting(enforcementContract, log, { matter, subjectIds });

  beforeEach(async () => {
    log = new MemoryEventLogs('enforcement').forDistrict('150302');
    const any = await decisionGiven(enforcementContract, log, 'team.establish');
    await say('establish-teams', { teams: { named: ['农业队', '文化队'] } }, any);
    const [event] = await log.readStream('team-register');
    farms = (decodeData(enforcementContract, 'TeamsEstablished', event?.data ?? new Uint8Array()).data as TeamsEstablished).teams?.named[0]?.id ?? '';
  });

  it.each([
    ['rename-teams', 'team.rename', { teams: present('农业队'), newNames: ['农牧队'] }],
    ['reparent-teams', 'team.reparent', { teams: present('农业队'), parent: organ }],
    ['abolish-teams', 'team.abolish', { teams: present('农业队') }],
    ['transfer-teams-up', 'team.move-up', { teams: present('农业队'), to: '乌海市', withPosts: true }],
  ] as const)('%s is covered by it, and by none about another', async (name, matter, body) => {
    await expect(say(name, body, await under(matter, '文化队'))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    expect((await say(name, body, await under(matter, farms))).status).toBe('recorded');
  });

  it('covers a merger only where it names all that are merged', async () => {
    const body = { sources: present('农业队', '文化队'), results: { named: ['综合队'] } };
    await expect(say('merge-teams', body, await under('team.merge', farms))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    expect((await say('merge-teams', body, await under('team.merge', farms, '文化队'))).status).toBe('recorded');
  });

  it('covers what is set up by its name or under its organ, and as many as it grants', async () => {
    const body = { teams: { named: ['市场队'], blocks: [{ label: '其余各队', count: 2 }] }, parent: organ };
    await expect(say('establish-teams', body, await under('team.establish', '市场队'))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    const two = await decisionGranting(enforcementContract, log, { matter: 'team.establish', subjectIds: [organ.id], quantity: 2 });
    await expect(say('establish-teams', body, two)).rejects.toMatchObject({ rule: 'decision-amount-exceeded' });
    const three = await decisionGranting(enforcementContract, log, { matter: 'team.establish', subjectIds: [organ.id], quantity: 3 });
    expect((await say('establish-teams', body, three)).status).toBe('recorded');
  });
});
