import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { absorbExcessLeadersUseCase } from '../commands/excess-leaders/absorb-excess-leaders.use-case.js';
import { closeIssuesUseCase } from '../commands/rectification/close-issues.use-case.js';
import { holdCadreAdjustmentsUseCase } from '../commands/excess-leaders/hold-cadre-adjustments.use-case.js';
import { openIssuesUseCase } from '../commands/rectification/open-issues.use-case.js';
import { planAbsorptionUseCase } from '../commands/excess-leaders/plan-absorption.use-case.js';
import { recordExcessLeadersUseCase } from '../commands/excess-leaders/record-excess-leaders.use-case.js';
import { reopenIssuesUseCase } from '../commands/rectification/reopen-issues.use-case.js';
import { settlePlanUseCase } from '../commands/excess-leaders/settle-plan.use-case.js';
import { stateRemainingExcessUseCase } from '../commands/excess-leaders/state-remaining-excess.use-case.js';
import { plannedOf } from './planned.cell.js';
import { raisedByColumn, raisedByOf } from './raised-by.cell.js';
import { levelOf, ownerColumns, ownerOf, rankColumns, ranksOf } from './staffing.columns.js';
import { rectificationWriters } from './rectification.writers.js';

const matters = {
  列入台账: 'open',
  销号: 'close',
  重新列入: 'reopen',
  超配: 'excess',
  干部调整: 'adjust',
  消化: 'absorb',
  剩余: 'remain',
  消化方案: 'plan',
  方案条件具备: 'met',
  方案不再实施: 'dropped',
} as const;

const ledger = (row: RowReader) => ({ ledger: row.text('台账'), kind: row.text('问题类型'), count: row.integer('条数') });

const leaders = (row: RowReader) => ({ owner: ownerOf(row), level: levelOf(row), ...ranksOf(row) });

const opening = (row: RowReader): RowCommand => {
  const deadline = row.optionalDate('整改时限');
  return { useCase: openIssuesUseCase, body: { ...ledger(row), titles: row.list('问题'), drawn: false, ...(deadline === null ? {} : { deadline: deadline.to }) } };
};

const closing = (row: RowReader): RowCommand => {
  const raisedBy = raisedByOf(row);
  return { useCase: closeIssuesUseCase, body: { ...ledger(row), means: row.list('方式'), evidence: row.optionalText('佐证材料') ?? '', ...(raisedBy === null ? {} : { raisedBy }) } };
};

const settled = (row: RowReader, outcome: 'condition-met' | 'dropped'): RowCommand => ({ useCase: settlePlanUseCase, body: { ...plannedOf(row), outcome } });

const command = (row: RowReader): RowCommand => {
  switch (row.matter(matters)) {
    case 'met':
      return settled(row, 'condition-met');
    case 'dropped':
      return settled(row, 'dropped');
    case 'open':
      return opening(row);
    case 'close':
      return closing(row);
    case 'reopen':
      return { useCase: reopenIssuesUseCase, body: { ...ledger(row), reason: row.optionalText('说明') ?? '' } };
    case 'excess':
      return { useCase: recordExcessLeadersUseCase, body: leaders(row) };
    case 'adjust':
      return { useCase: holdCadreAdjustmentsUseCase, body: { owner: ownerOf(row), level: levelOf(row), rounds: row.integer('次数') } };
    case 'absorb':
      return { useCase: absorbExcessLeadersUseCase, body: { ...leaders(row), means: row.list('方式') } };
    case 'remain':
      return { useCase: stateRemainingExcessUseCase, body: leaders(row) };
    case 'plan':
      return { useCase: planAbsorptionUseCase, body: { ...leaders(row), name: row.text('方案'), condition: row.text('条件'), measure: row.optionalText('说明') ?? '' } };
  }
};

export const rectificationTable = defineImportTable({
  name: '问题整改',
  sample: { 事项: '列入台账', 台账: '示例台账', 问题类型: '超编', 条数: '2', 整改时限: '2019-06-30' },
  columns: [
    column('事项', Object.keys(matters).join('、'), 'what happened', true),
    column('台账', '台账名称；不同台账不合并', 'name of the ledger'),
    column('问题类型', '按当日问题类型表：机构编制问题、超编、超职数等', 'kind of problem, of the table of the day'),
    column('条数', '未逐条列出的问题条数', 'rows that only a number tells of'),
    column('问题', '逐条列出的问题，以“、”分隔', 'rows one by one'),
    column('整改时限', '如 2019-06-30', 'deadline'),
    column('方式', '转任、自然减员、调整到事业单位、增编、免职、调岗等', 'by what means'),
    column('佐证材料', '销号须附', 'evidence for closing'),
    column(raisedByColumn, '以增编、核定职数销号的，写增加编制、职数的行（如 编制 BZ-012）或事件编号', 'closed by a higher cap: the row that raised it (table and 序号), or its event'),
    ...ownerColumns,
    ...rankColumns,
    column('次数', '干部调整次数', 'rounds of adjustment'),
    column('方案', '消化方案名称；了结时写列出该方案的行，如 问题整改 WT-012', 'name of the plan; where it is settled, the row that made it (table and 序号)'),
    column('条件', '方案的前提', 'what the plan depends on'),
    column('说明', '方案措施或重新列入原因', 'measure of the plan, or why reopened'),
  ],
  command,
  writers: rectificationWriters,
});
