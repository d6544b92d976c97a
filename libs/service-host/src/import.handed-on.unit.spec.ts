import { setTimeout as pause } from 'node:timers/promises';
import { MemoryEventLogs, type AppendRequest, type EventLog } from '@yange/event-log';
import { organisationsContract } from '@yange/contracts';
import { annulEvent, CommandExecutor, defineImportTable, setHistoryWindow, type AggregateDefinition } from '@yange/use-case';
import type { DomainEvent } from '@yange/kernel';
import type { ImportRowMessage } from './import.messages.js';
import { ImportSession } from './import.session.js';
import { establish, rename } from './sample.service.fixture.js';

type Named = DomainEvent & { readonly data: { readonly name?: string; readonly newName?: string } };

/** Holds the name that it has now: the one before is free again. */
const bearer: AggregateDefinition<string, Named> = { name: 'organ', initial: () => '', apply: (_name, { data }) => data.name ?? data.newName ?? '', keys: (name) => (name === '' ? [] : [{ key: `name:${name}` }]) };
const own = { streams: ({ organId }: { organId?: string | undefined }) => ({ own: { streamId: `organ/${organId ?? ''}`, aggregate: bearer } }) };
const establishing = { ...establish, ...own } as never;
const renaming = { ...rename, ...own } as never;

const hint = { zh: '', en: '' };
/** One table of both, as 机构沿革 is. */
const table = defineImportTable({
  name: '沿革',
  columns: [{ header: '机构', required: true, hint }, { header: '新名称', required: false, hint }],
  command: (row) => {
    if (row.optionalText('新名称') !== null) return { useCase: renaming, body: { organId: row.organ('机构').id, newName: row.text('新名称') } };
    const name = row.text('机构');
    return { useCase: establishing, body: { name, organId: row.id('organ') }, introduces: { organs: { [name]: row.id('organ') } } };
  },
});

const row = (id: number, organ: string, newName = ''): ImportRowMessage => ({ id: String(id), order: id, cells: { 生效日期: '2019年2月', 依据文件: '海党发〔2019〕1号', 来源性质: '原文', 机构: organ, 新名称: newName } });
/** Who had the name gives it away, and another is founded under it: twice over. */
const rows = [row(1, '甲局'), row(2, '甲局', '乙局'), row(3, '甲局'), row(4, '甲局', '丙局'), row(5, '甲局'), row(6, '丁局')];

/** What comes first takes longest: without an order among them the last row would be there before all others. */
const lateFirst = (log: EventLog): EventLog => {
  let waiting = 60;
  const append = async (request: AppendRequest) => {
    await pause((waiting = Math.max(0, waiting - 8)));
    return log.append(request);
  };
  return Object.assign(Object.create(log) as EventLog, { append });
};

const runOf = async (phases: readonly ('check' | 'apply')[]) => {
  const log = lateFirst(new MemoryEventLogs('organisations').forDistrict('150302'));
  const session = new ImportSession({
    district: '150302', actor: { person: 'p-1', role: 'clerk', tokenId: 't-1' }, contract: organisationsContract, log, executor: new CommandExecutor(organisationsContract, [bearer]),
    windowUseCase: setHistoryWindow(organisationsContract), annulUseCase: annulEvent(organisationsContract, [bearer]), temporary: null,
  });
  await session.know({ documents: { '海党发〔2019〕1号': { number: '海党发〔2019〕1号' } } });
  const told = [];
  for (const phase of phases) {
    await session.open('2020-07-01', phase);
    const { rows: outcomes } = await session[phase](table, rows);
    told.push(outcomes.map(({ status, errors }) => [status, ...errors.map(({ rule }) => rule)].join(' ')));
  }
  await session.close();
  return told;
};

describe('a name that one row gives away and a later one takes', () => {
  it('is taken after it was given away, however long that takes', async () => {
    const all = rows.map(() => 'recorded');
    expect(await runOf(['check', 'apply'])).toEqual([all, all]);
  });
});
