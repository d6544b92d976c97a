import { staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { annulEvent, decisionGiven, specificationMeta, type AnyUseCase, type CommandMeta } from '@yange/use-case';
import { staffingService } from '../staffing.service.js';
import { staffingUseCases } from './staffing.use-cases.js';

const organ = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '甲局' };
const type = { kind: 'administrative' };
const annul = annulEvent(staffingContract, staffingService.aggregates) as AnyUseCase;
const named = (name: string): AnyUseCase => [...staffingUseCases, annul].find((one) => one.name === name) as AnyUseCase;
const executor = serviceExecutor(staffingService);
interface Recorded {
  readonly eventId: string;
  readonly streamId: string;
}

const by = (person: string): Partial<CommandMeta> => ({ actor: { person, role: 'approver', tokenId: '' }, principal: person });
const signed: Partial<CommandMeta> = { prepared: { as: 'draft/1', by: ['p-2'] } };

/** R2: what entered under an approval does not stand without one, by whatever correction. */
describe('an approval under which people entered', () => {
  let log: EventLog;
  let decision = '';
  let sent = 0;
  const say = (name: string, body: object, on: string, over: Partial<CommandMeta> = {}) => {
    const meta = specificationMeta({ commandId: `c${(sent += 1)}`, mode: 'live', effective: onDay(on), citations: [{ number: '海编发〔2021〕9号', issuer: '海勃湾区委编委', issuedOn: '2021-01-15' }], decision, ...over });
    return executor.execute(log, named(name), named(name).body.parse(body), meta);
  };
  const give = async (...said: Parameters<typeof say>): Promise<Recorded> => (await say(...said)).events[0] as Recorded;
  /** Somebody who is on the books since April. */
  const entryOf = async (): Promise<Recorded> => {
    const asked = { owner: organ, type, count: 1 };
    const { requestId } = (await say('request-use-permit', asked, '2021-03-02')).answer;
    const { permitId } = (await say('grant-use-permit', { ...asked, expiresOn: '2021-04-30', requestId }, '2021-03-02', by('p-3'))).answer;
    return give('enter-person', { owner: organ, type, permitId }, '2021-04-01');
  };
  const gone = ({ eventId, streamId }: Recorded) => give('annul-event', { eventId, streamId, reason: '误录' }, '2021-12-01', signed);

  beforeEach(async () => {
    log = new MemoryEventLogs('staffing').forDistrict('150302');
    decision = await decisionGiven(staffingContract, log, 'quota.approve', 'posts.adjust');
  });

  it('is not annulled, nor corrected to a later day, while they are there; it is once they are not', async () => {
    const approved = await give('approve-quota', { owner: organ, type, count: 5 }, '2021-03-01');
    const entered = await entryOf();
    await expect(gone(approved)).rejects.toMatchObject({ rule: 'quota-not-approved', facts: { persons: '1', date: '2021-04-01' } });
    const later = (on: string) => give('approve-quota', { owner: organ, type, count: 5 }, on, { corrects: approved.eventId, reason: '日期有误' });
    await expect(later('2021-04-02')).rejects.toMatchObject({ rule: 'quota-not-approved' });
    await gone(entered);
    await expect(gone(approved)).resolves.toBeDefined();
  });

  it('may be corrected to a day that is early enough, and to another number', async () => {
    const approved = await give('approve-quota', { owner: organ, type, count: 5 }, '2021-03-01');
    await entryOf();
    await expect(give('approve-quota', { owner: organ, type, count: 6 }, '2021-04-01', { corrects: approved.eventId, reason: '日期有误' })).resolves.toBeDefined();
  });

  it('of leadership posts is not annulled while leaders are in office', async () => {
    const approved = await give('approve-posts', { owner: organ, principal: 1, deputy: 2 }, '2021-03-01');
    const appointed = await give('appoint-leaders', { owner: organ, rank: 'deputy', count: 2 }, '2021-04-01');
    await expect(gone(approved)).rejects.toMatchObject({ rule: 'posts-not-approved', facts: { rank: 'deputy' } });
    await gone(appointed);
    await expect(gone(approved)).resolves.toBeDefined();
  });
});
