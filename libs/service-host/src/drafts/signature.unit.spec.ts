import type { Role } from '@yange/auth';
import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import type { AuthenticatedRequest } from '@yange/http';
import { CommandExecutor, specificationMeta, type AnyUseCase, type DraftState } from '@yange/use-case';
import { establish } from '../sample.service.fixture.js';
import { preparedCommands } from './prepared.commands.js';
import { signatureOf, type Signature } from './signature.js';

const hash = 'ab'.repeat(32);
/** Recorded by bureaus and clerks, not by approvers. */
const own = { ...establish, right: 'enforcement.record' } as AnyUseCase;
const prepared = preparedCommands([own]);

const stateOf = (kind: DraftState['kind'], content: object): DraftState => ({ stage: 'submitted', kind, command: own.name, version: 1, hash: new Uint8Array(32).fill(0xab), contents: [JSON.stringify(content)], writers: ['p-writer'], reason: '' });

const says = { name: '区林草局', effective: '2019-02-01', documents: [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }] };

describe('who signs a draft, and what', () => {
  let log: EventLog;
  let wrong: string;

  beforeEach(async () => {
    log = new MemoryEventLogs('organisations').forDistrict('150302');
    const { events } = await new CommandExecutor(organisationsContract).execute(log, own, { name: '区林業局' }, specificationMeta({ mode: 'live', citations: says.documents }));
    wrong = events[0]?.eventId ?? '';
  });

  const signing = (role: Role, kind: DraftState['kind'], content: object): Promise<Signature> => {
    const caller = { principal: { person: 'p-signer', roles: [role], districts: ['*'], tokenId: 't' }, role };
    const request = { caller, headers: { 'idempotency-key': 'k' }, body: { version: 1, contentHash: hash, seen: 1 } } as unknown as AuthenticatedRequest;
    return signatureOf(request, prepared, { district: '150302', draftId: '00000000-0000-4000-8000-000000000001', state: stateOf(kind, content), log, contract: organisationsContract });
  };
  const slip = (corrects: string) => ({ quote: '组建区林草局', says: { name: '区林草局', corrects, correctionReason: '录入差错' } });

  it('is whoever has the right of the command; with the right to sign corrections, only what corrects', async () => {
    expect((await signing('bureau', 'change', says)).meta.actor).toMatchObject({ person: 'p-signer', role: 'bureau' });
    await expect(signing('approver', 'change', says)).rejects.toMatchObject({ code: 'not-entitled' });
    const correction = { ...says, corrects: wrong, correctionReason: '误' };
    expect((await signing('approver', 'change', correction)).meta).toMatchObject({ corrects: wrong, actor: { role: 'approver' } });
    await expect(signing('reviewer', 'change', correction)).rejects.toMatchObject({ code: 'not-entitled' });
  });

  it('of a slip is whoever may sign corrections too, on the documents and the day of what was misread', async () => {
    const { meta } = await signing('approver', 'slip', slip(wrong));
    expect(meta).toMatchObject({ actor: { role: 'approver' }, effective: { to: '2019-02-01' }, citations: [{ number: '海党发〔2019〕1号', quote: '组建区林草局' }], prepared: { by: ['p-writer'] } });
    expect([meta.may('correction.sign'), (await signing('bureau', 'slip', slip(wrong))).meta.may('correction.sign')]).toEqual([true, false]);
  });

  it('is no slip of an event that there is not', async () => {
    const nothing = '00000000-0000-4000-8000-000000000000';
    await expect(signing('approver', 'slip', slip(nothing))).rejects.toMatchObject({ rule: 'nothing-to-correct', facts: { eventId: nothing } });
  });
});
