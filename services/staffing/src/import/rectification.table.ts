import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { absorbExcessLeaders } from '../commands/absorb-excess-leaders/absorb-excess-leaders.use-case.js';
import { closeIssues } from '../commands/close-issues/close-issues.use-case.js';
import { holdCadreAdjustments } from '../commands/hold-cadre-adjustments/hold-cadre-adjustments.use-case.js';
import { openIssues } from '../commands/open-issues/open-issues.use-case.js';
import { planAbsorption } from '../commands/plan-absorption/plan-absorption.use-case.js';
import { recordExcessLeaders } from '../commands/record-excess-leaders/record-excess-leaders.use-case.js';
import { reopenIssues } from '../commands/reopen-issues/reopen-issues.use-case.js';
import { stateRemainingExcess } from '../commands/state-remaining-excess/state-remaining-excess.use-case.js';
import { levelOf, ownerColumns, ownerOf, rankColumns, ranksOf } from './staffing.columns.js';

const matters = {
  列入台账: 'open',
  销号: 'close',
  重新列入: 'reopen',
  超配: 'excess',
  干部调整: 'adjust',
  消化: 'absorb',
  剩余: 'remain',
  消化方案: 'plan',
} as const;

const ledger = (row: RowReader) => ({ ledger: row.text('台账'), kind: row.text('问题类型'), count: row.integer('条数') });

const leaders = (row: RowReader) => ({ owner: ownerOf(row), level: levelOf(row), ...ranksOf(row) });

const opening = (row: RowReader): RowCommand => {
  const deadline = row.optionalDate('整改时限');
  return { useCase: openIssues, body: { ...ledger(row), titles: row.list('问题'), drawn: false, ...(deadline === null ? {} : { deadline: deadline.to }) } };
};

const command = (row: RowReader): RowCommand => {
  switch (row.oneOf('事项', matters)) {
    case 'open':
      return opening(row);
    case 'close':
      return { useCase: closeIssues, body: { ...ledger(row), means: row.list('方式'), evidence: row.optionalText('佐证材料') ?? '' } };
    case 'reopen':
      return { useCase: reopenIssues, body: { ...ledger(row), reason: row.optionalText('说明') ?? '' } };
    case 'excess':
      return { useCase: recordExcessLeaders, body: leaders(row) };
    case 'adjust':
      return { useCase: holdCadreAdjustments, body: { owner: ownerOf(row), level: levelOf(row), rounds: row.integer('次数') } };
    case 'absorb':
      return { useCase: absorbExcessLeaders, body: { ...leaders(row), means: row.list('方式') } };
    case 'remain':
      return { useCase: stateRemainingExcess, body: leaders(row) };
    case 'plan':
      return { useCase: planAbsorption, body: { ...leaders(row), name: row.text('方案'), condition: row.text('条件'), measure: row.optionalText('说明') ?? '' } };
  }
};

export const rectificationTable = defineImportTable({
  name: '问题整改',
  columns: [
    column('事项', Object.keys(matters).join('、'), 'what happened', true),
    column('台账', '台账名称；不同台账不合并', 'name of the ledger'),
    column('问题类型', '机构编制问题、超编、超职数等', 'kind of problem'),
    column('条数', '未逐条列出的问题条数', 'rows that only a number tells of'),
    column('问题', '逐条列出的问题，以“、”分隔', 'rows one by one'),
    column('整改时限', '如 2019-06-30', 'deadline'),
    column('方式', '转任、自然减员、调整到事业单位、增编、免职、调岗等', 'by what means'),
    column('佐证材料', '销号须附', 'evidence for closing'),
    ...ownerColumns,
    ...rankColumns,
    column('次数', '干部调整次数', 'rounds of adjustment'),
    column('方案', '消化方案名称', 'name of the plan'),
    column('条件', '方案的前提', 'what the plan depends on'),
    column('说明', '方案措施或重新列入原因', 'measure of the plan, or why reopened'),
  ],
  command,
});
