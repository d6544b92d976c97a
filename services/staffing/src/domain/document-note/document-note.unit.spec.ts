import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { CommandExecutor, decideGiven, setRuleMode, specificationMeta, type AnyUseCase, type GivenEvent, type PublishedEvent } from '@yange/use-case';
import { staffingContract } from '@yange/contracts';
import { closeIssuesUseCase } from '../../commands/rectification/close-issues.use-case.js';
import { openIssuesUseCase } from '../../commands/rectification/open-issues.use-case.js';
import { documentsFollowed, importedDocumentsFollowed } from '../../reactions/documents-followed.reaction.js';
import { rectificationLedgerStream } from '../rectification-ledger/rectification-ledger.aggregate.js';
import { staffingRules } from '../rule/staffing.rules.js';
import { documentNote } from './document-note.aggregate.js';

const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'] as const;
const number = '海编发〔2026〕7号';
const of = { ledger: '超编问题台账', kind: '超编' };
const live = { mode: 'live', effective: onDay('2026-03-10'), today: '2026-03-10', citations: [{ number: '海编发〔2026〕1号', issuer: '区委编委', issuedOn: '2026-03-01' }] } as const;
const registered = (as: string, over: Partial<PublishedEvent> = {}): PublishedEvent => ({
  district: '150302', context: 'organisations', event: organisationsContract.make('DocumentRegistered', { documentId: 'd-1', number: as }), eventId: ids[0], streamId: 'document/d-1', mode: 'live', effective: onDay('2026-03-09'), citations: [], correlationId: '', decision: null, ...over,
});
const annulled = (eventId: string): PublishedEvent => registered('', { event: organisationsContract.make('EventAnnulled', { eventId, eventType: 'DocumentRegistered', reason: '误录' }), eventId: ids[2] });

describe('evidence by which rows are closed', () => {
  let log: EventLog;
  const executor = new CommandExecutor(staffingContract, [documentNote], staffingRules);
  const run = (useCase: AnyUseCase, body: object, commandId: string, over: object = live) => executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, ...over }));
  const follow = async (published: PublishedEvent, reaction = documentsFollowed) => {
    for (const { useCase, body, effective } of await reaction.react(published, { query: async () => [] })) await run(useCase, body, `note ${published.eventId}`, { ...live, effective, actor: { person: 'r', role: 'reaction', tokenId: '' } });
  };
  const close = async (evidence: string) => (await run(closeIssuesUseCase, { ...of, count: 1, means: ['转任'], evidence }, `close ${evidence} ${(await log.head()).position}`)).findings.map(({ rule, facts }) => [rule, facts?.['paper']]);

  beforeEach(async () => {
    log = new MemoryEventLogs('staffing').forDistrict('150302');
    await run(openIssuesUseCase, { ...of, count: 9, deadline: '2026-12-31' }, 'open');
  });

  it('is a registered document: with a finding until it is, none afterwards (evidence-unregistered)', async () => {
    expect(await close(number)).toEqual([['evidence-unregistered', number]]);
    await follow(registered(number));
    await follow(registered(number));
    expect((await log.readStream('document-note/d-1')).map(({ type }) => type)).toEqual(['DocumentNoted']);
    expect([await close(number), await close('海编发[2026]7号'), await close(`${number}、会议记录；${number}`)]).toEqual([[], [], [['evidence-unregistered', '会议记录']]]);
  });

  it('is refused where the district has it so, from that day on, and told again once it has it otherwise', async () => {
    const treat = (mode: 'refuse' | 'warn', on: string) => run(setRuleMode(staffingContract, staffingRules) as AnyUseCase, { rule: 'evidence-unregistered', mode, reason: '销号从严' }, `mode ${mode}`, { ...live, today: on, effective: onDay(on) });
    const closeOn = (on: string) => run(closeIssuesUseCase, { ...of, count: 1, means: ['转任'], evidence: number }, `close ${on}`, { ...live, today: '2026-03-20', effective: onDay(on) });
    await treat('refuse', '2026-03-11');
    await treat('warn', '2026-03-15');
    expect((await closeOn('2026-03-10')).findings.map(({ rule }) => rule)).toEqual(['evidence-unregistered']);
    await expect(closeOn('2026-03-11')).rejects.toMatchObject({ rule: 'evidence-unregistered' });
    await expect(closeOn('2026-03-14')).rejects.toMatchObject({ rule: 'evidence-unregistered' });
    expect((await closeOn('2026-03-15')).findings.map(({ rule }) => rule)).toEqual(['evidence-unregistered']);
    await follow(registered(number));
    expect((await closeOn('2026-03-12')).findings).toEqual([]);
  });

  it('goes by the number as it was corrected, and by none that was annulled', async () => {
    await follow(registered('海编发〔2026〕17号'));
    await follow(registered(number, { eventId: ids[1], supersedes: ids[0] }));
    expect([await close('海编发〔2026〕17号'), await close(number)]).toEqual([[['evidence-unregistered', '海编发〔2026〕17号']], []]);
    await follow(annulled(ids[1]));
    expect([await close(number), await close('海编发〔2026〕17号')]).toEqual([[['evidence-unregistered', number]], [['evidence-unregistered', '海编发〔2026〕17号']]]);
  });

  it('may be a document that an import brought, which the live reaction leaves to the other', async () => {
    await follow(registered(number, { mode: 'history' }), importedDocumentsFollowed);
    expect([await importedDocumentsFollowed.react(registered(number), { query: async () => [] }), await close(number)]).toEqual([[], []]);
    const other: PublishedEvent = { ...annulled(ids[0]), streamId: 'organ/d-1' };
    expect(await documentsFollowed.react(other, { query: async () => [] })).toEqual([]);
  });

  it('is asked for live and of people alone', () => {
    const past: readonly GivenEvent[] = [
      { stream: 'document-note/d-1', event: staffingContract.make('DocumentNoted', { documentId: 'd-1', number, sourceEventId: ids[0] }) },
      { stream: rectificationLedgerStream(of.ledger).streamId, event: staffingContract.make('IssuesOpened', { ledger: { id: 'l', name: of.ledger }, kind: of.kind, issues: { blocks: [{ id: 'b', label: of.kind, count: 9 }] } }) },
    ];
    const rulesOf = (evidence: string, over: object = live) => decideGiven(past, closeIssuesUseCase, { ...of, count: 1, means: ['转任'], evidence }, over).rules;
    expect([rulesOf(number), rulesOf('海编发〔2026〕8号'), rulesOf('海编发〔2026〕8号', { ...live, mode: 'history' })]).toEqual([[], ['evidence-unregistered'], []]);
  });
});
