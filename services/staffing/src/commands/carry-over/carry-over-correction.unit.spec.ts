import { staffingContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { CommandExecutor, commandsByName, decisionGiven, platformRules, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { staffingService } from '../../staffing.service.js';
import { requestUsePermitUseCase } from '../permits/request-use-permit.use-case.js';
import { grantUsePermitUseCase } from '../permits/grant-use-permit.use-case.js';
import { approveQuotaUseCase } from '../quota/approve-quota.use-case.js';
import { carryOverQuotaUseCase } from './carry-over-quota.use-case.js';

const owner = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [from, to] = [owner('甲镇'), owner('乙镇')];
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;

describe('what went over to a successor', () => {
  it('is corrected with the permits that it had ended: they are open again, and end again', async () => {
    const log = new MemoryEventLogs('staffing').forDistrict('150302');
    const executor = new CommandExecutor(staffingContract, staffingService.aggregates, [...platformRules, ...staffingService.rules], commandsByName(staffingService.useCases));
    const decision = await decisionGiven(staffingContract, log, 'quota.approve', 'quota.transfer');
    let given = 0;
    const run = (useCase: AnyUseCase, body: object, on: string, corrects: string | null = null, principal = 'p-1'): Promise<CommandOutcome> =>
      executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('carry', String((given += 1))), mode: 'live', decision, corrects, principal, effective: onDay(on), citations: [{ number: '海编发〔2019〕9号', issuer: '海勃湾区委编委', issuedOn: '2018-09-01' }] }));
    await run(approveQuotaUseCase, { owner: from, type, count: 6 }, '2018-06-01');
    const { answer } = await run(requestUsePermitUseCase, { owner: from, type, count: 2 }, '2018-06-01', null, 'p-2');
    await run(grantUsePermitUseCase, { owner: from, type, count: 2, expiresOn: '2030-06-01', requestId: answer['requestId'] }, '2018-06-01');
    const carried = await run(carryOverQuotaUseCase, { from, to: [to], type }, '2019-01-01');
    const ends = expect.arrayContaining(['QuotaReservationEnded', 'UsePermitWithdrawn']) as unknown;
    expect(carried.events.map((event) => event.type)).toEqual(ends);
    const corrected = await run(carryOverQuotaUseCase, { from, to: [to], type }, '2019-02-01', carried.events[0]?.eventId);
    expect(corrected.events.map((event) => event.type)).toEqual(ends);
  });
});
