import { enforcementContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { decisionGiven, decisionGranting, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { bureau, listId, title, town } from '../../domain/power-list/power-list.fixture.js';
import { enforcementService } from '../../enforcement.service.js';

const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const executor = serviceExecutor(enforcementService);
const useCaseOf = (name: string): AnyUseCase => enforcementService.useCases.find((one) => one.name === name) as AnyUseCase;
const determinations = ['determine-enforcement-body', 'determine-unit-capacity', 'authorise-team', 'end-team-authorisation'];

describe('who may enforce, and what a unit can carry', () => {
  let log: EventLog;
  let commands = 0;

  const say = (name: string, body: object, decision: string | null): Promise<CommandOutcome> => {
    const commandId = derivedId('determined bodies', String((commands += 1)));
    const useCase = useCaseOf(name);
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', citations, effective: onDay('2026-03-01'), decision, id: (label) => derivedId(commandId, label) }));
  };

  beforeEach(async () => {
    log = new MemoryEventLogs('enforcement').forDistrict('150302');
    await say('issue-power-list', { title, total: 99 }, await decisionGiven(enforcementContract, log, 'power.delegate'));
  });

  it('is determined by a right of its own, and recorded by that of a bureau', () => {
    expect(determinations.map((name) => useCaseOf(name).right)).toEqual(determinations.map(() => 'enforcement.determine'));
    expect(useCaseOf('train-team').right).toBe('enforcement.record');
  });

  it.each([
    ['determine-enforcement-body', { listId, unit: town, exists: true, bodyName: '镇综合执法局' }],
    ['determine-unit-capacity', { listId, unit: town, level: 'district' }],
  ] as const)('%s stands under a decision to delegate that covers the unit', async (name, body) => {
    const granting = (...subjectIds: readonly string[]): Promise<string> => decisionGranting(enforcementContract, log, { matter: 'power.delegate', subjectIds });
    await expect(say(name, body, null)).rejects.toMatchObject({ rule: 'decision-required' });
    await expect(say(name, body, await granting(bureau.id))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    expect((await say(name, body, await granting(town.id))).status).toBe('recorded');
  });
});
