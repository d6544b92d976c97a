import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { CommandExecutor, decideGiven, setRuleMode, specificationMeta, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { registerDocumentUseCase } from '../../commands/document/register-document.use-case.js';
import { holdMeetingUseCase } from '../../commands/record/hold-meeting.use-case.js';
import { organisationsRules } from '../rule/organisations.rules.js';

const number = '海编纪〔2026〕3号';
const meeting = { body: '区委编委会', year: 2026, ordinal: 3, approved: [number] };
const live = { mode: 'live', effective: onDay('2026-03-10'), today: '2026-03-10', citations: [{ number: '海编发〔2026〕1号', issuer: '区委编委', issuedOn: '2026-03-01' }] } as const;

describe('papers that a step names', () => {
  const registered = (as: string): GivenEvent => ({ stream: 'document/d-1', event: organisationsContract.make('DocumentRegistered', { documentId: 'd-1', number: as, title: '会议纪要' }) });

  it('are registered documents: rule paper-unregistered, live and by people alone', () => {
    const rulesOf = (as: string, over: object = live, body: object = meeting) => decideGiven([registered(as)], holdMeetingUseCase, body, over).rules;
    expect([rulesOf(number), rulesOf('海编纪〔2026〕4号')]).toEqual([[], ['paper-unregistered']]);
    expect(rulesOf(number, live, { ...meeting, approved: ['海编纪[2026]3号', '三定方案'] })).toEqual(['paper-unregistered']);
    expect(rulesOf('海编纪〔2026〕4号', { ...live, mode: 'history' })).toEqual([]);
    expect(rulesOf('海编纪〔2026〕4号', { ...live, actor: { person: '', role: 'reaction', tokenId: '' } })).toEqual([]);
  });

  it('are looked up in the log: with a finding until somebody registers them, none afterwards', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict('150302');
    const executor = new CommandExecutor(organisationsContract, undefined, organisationsRules);
    const hold = (ordinal: number) => executor.execute(log, holdMeetingUseCase, holdMeetingUseCase.body.parse({ ...meeting, ordinal }), specificationMeta({ ...live, commandId: `hold-${ordinal}` }));
    expect((await hold(3)).findings.map(({ rule }) => rule)).toEqual(['paper-unregistered']);
    const paper = registerDocumentUseCase.body.parse({ number, title: '会议纪要', issuer: '区委编委', issued: '2026-03-09' });
    await executor.execute(log, registerDocumentUseCase, paper, specificationMeta({ ...live, commandId: 'register' }));
    expect((await hold(4)).findings).toEqual([]);
  });
  it('are asked for before a step is taken where the district refuses it, from that day on', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict('150302');
    const executor = new CommandExecutor(organisationsContract, undefined, organisationsRules);
    const give = (useCase: AnyUseCase, body: object, on: string) => executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ ...live, effective: onDay(on), today: on, commandId: `${useCase.name} ${JSON.stringify(body)}` }));
    await give(setRuleMode(organisationsContract, organisationsRules) as AnyUseCase, { rule: 'paper-unregistered', mode: 'refuse', reason: '程序从严' }, '2026-03-11');
    expect((await give(holdMeetingUseCase as AnyUseCase, { ...meeting, ordinal: 3 }, '2026-03-10')).findings.map(({ rule }) => rule)).toEqual(['paper-unregistered']);
    await expect(give(holdMeetingUseCase as AnyUseCase, { ...meeting, ordinal: 4 }, '2026-03-11')).rejects.toMatchObject({ rule: 'paper-unregistered' });
    await give(registerDocumentUseCase as AnyUseCase, { number, title: '会议纪要', issuer: '区委编委', issued: '2026-03-09' }, '2026-03-11');
    expect((await give(holdMeetingUseCase as AnyUseCase, { ...meeting, ordinal: 4 }, '2026-03-11')).findings).toEqual([]);
  });
});
