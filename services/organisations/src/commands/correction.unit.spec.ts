import { decodeData, organisationsContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { CommandExecutor, setHistoryWindow, specificationMeta, type CommandMeta } from '@yange/use-case';
import { establishOrganUseCase } from './organ/establish-organ.use-case.js';
import { issueCreditCodeCertificateUseCase } from './milestone/issue-credit-code-certificate.use-case.js';
import { mergeOrgansUseCase } from './lineage/merge-organs.use-case.js';
import { countOrgansUseCase } from './organ-group/count-organs.use-case.js';
import { setInstitutionLimitUseCase } from './organ-group/set-institution-limit.use-case.js';

const group = '本级党政机构';
const departments = { group, category: 'government-department', count: 25, label: '政府工作部门' };
const finance = { name: '区财政局', category: 'government-department', group, drawnFrom: '政府工作部门' };
const citations = [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }];

const onNewLog = async () => {
  const log = new MemoryEventLogs('organisations').forDistrict('150302');
  const executor = new CommandExecutor(organisationsContract);
  await executor.execute(log, setHistoryWindow(organisationsContract), { cutOver: '2020-07-01' }, specificationMeta({ commandId: 'window' }));
  const run = (useCase: Parameters<typeof executor.execute>[1], body: unknown, commandId: string, over: Partial<CommandMeta> = {}) =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: onDay('2019-02-28'), citations, ...over }));
  return { log, run };
};

describe('on a log', () => {
  it('a correction takes the place of the count, and what was drawn from the block stays drawn', async () => {
    const { log, run } = await onNewLog();
    await run(setInstitutionLimitUseCase, { group, limit: 24 }, 'limit');
    const wrong = await run(countOrgansUseCase, departments, 'count');
    expect(wrong.findings.map(({ rule }) => rule)).toEqual(['institution-limit']);
    await run(establishOrganUseCase, finance, 'finance');
    const counted = (await log.readStream(wrong.events[0]?.streamId ?? '')).find(({ eventId }) => eventId === wrong.events[0]?.eventId);
    const [block] = counted === undefined ? [] : blocksOf(counted.data);
    const corrected = await run(countOrgansUseCase, { ...departments, count: 24, blockId: block?.id }, 'correct', { corrects: wrong.events[0]?.eventId ?? null });
    expect(corrected).toMatchObject({ status: 'recorded', findings: [] });
    const more = await run(establishOrganUseCase, { ...finance, name: '区教育局', drawnFrom: '' }, 'education');
    expect(more.findings.map(({ rule }) => rule)).toEqual(['institution-limit']);
  });

  it('a merger is corrected as a whole: the result under another name, the sources ended by it all the same', async () => {
    const { log, run } = await onNewLog();
    const ids = [await run(establishOrganUseCase, { ...finance, drawnFrom: '' }, 'a'), await run(establishOrganUseCase, { ...finance, drawnFrom: '', name: '区教育局' }, 'b')].map(({ answer }) => answer['organId'] ?? '');
    const wanted = (name: string) => ({ sources: ids, result: { name, category: 'government-department', group }, groups: [group] });
    const merged = await run(mergeOrgansUseCase, wanted('区财教局'), 'merge');
    const told = merged.events.find(({ type }) => type === 'OrgansMerged');
    const corrected = await run(mergeOrgansUseCase, wanted('区财政教育局'), 'correct', { corrects: told?.eventId ?? null });
    expect([corrected.status, corrected.findings, corrected.answer]).toEqual(['recorded', [], merged.answer]);
    const stored = (await log.readPage({ after: 0, limit: 100 })).events.filter(({ supersedes }) => supersedes !== null).map(({ type }) => type);
    expect(stored).toEqual(expect.arrayContaining(['OrganEstablished', 'OrgansMerged', 'OrganAbolished']));
    await expect(run(establishOrganUseCase, { ...finance, drawnFrom: '', name: '区财政教育局' }, 'same name')).rejects.toMatchObject({ rule: 'organ-name-taken' });
    expect(await run(establishOrganUseCase, { ...finance, drawnFrom: '', name: '区财教局' }, 'free name')).toMatchObject({ status: 'recorded' });
  });

  it('what history keeps as a finding is refused live', async () => {
    const { run } = await onNewLog();
    await run(setInstitutionLimitUseCase, { group, limit: 24 }, 'limit');
    await expect(run(countOrgansUseCase, departments, 'live', { mode: 'live' })).rejects.toMatchObject({ rule: 'institution-limit' });
    expect((await run(countOrgansUseCase, departments, 'history')).findings).toHaveLength(1);
  });

  it('a name and a credit code have one holder', async () => {
    const { run } = await onNewLog();
    const first = await run(establishOrganUseCase, { ...finance, drawnFrom: '' }, 'first');
    await expect(run(establishOrganUseCase, { ...finance, drawnFrom: '' }, 'second')).rejects.toMatchObject({ rule: 'organ-name-taken' });
    const second = await run(establishOrganUseCase, { ...finance, name: '区教育局', drawnFrom: '' }, 'third');
    const code = '11150302TE5T10003T';
    await run(issueCreditCodeCertificateUseCase, { organId: first.answer['organId'], code }, 'code-1');
    await expect(run(issueCreditCodeCertificateUseCase, { organId: second.answer['organId'], code }, 'code-2')).rejects.toMatchObject({ rule: 'credit-code-taken' });
  });
});

const blocksOf = (data: Uint8Array) => {
  const event = decodeData(organisationsContract, 'OrgansCounted', data);
  return event.type === 'OrgansCounted' ? (event.data.members?.blocks ?? []) : [];
};
