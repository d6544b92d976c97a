import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { nameHallUseCase } from '../commands/centre/name-hall.use-case.js';
import { openHallsUseCase } from '../commands/centre/open-halls.use-case.js';
import { reportCasesUseCase } from '../commands/centre/report-cases.use-case.js';
import { setCentreCatalogueUseCase } from '../commands/centre/set-centre-catalogue.use-case.js';
import { setCentreNumberUseCase } from '../commands/centre/set-centre-number.use-case.js';
import { serviceCentreWriters } from './service-centre.writers.js';

const verbs = {
  职能事项: 'catalogue', 设立大厅: 'halls', 列明大厅: 'name-hall', 服务窗口: 'windows', 进驻单位: 'units', 可提供事项: 'offered', 一次性办理事项: 'one-visit', 办件统计: 'cases',
} as const;

const number = (what: 'windows' | 'units' | 'offered' | 'one-visit') => (row: RowReader): RowCommand => ({
  useCase: setCentreNumberUseCase,
  body: { centre: row.text('中心'), what, count: row.integer('数量') },
});

const cases = (row: RowReader): RowCommand => {
  const percent = row.optionalText('办结率');
  const from = row.optionalDate('统计起始');
  const [accepted, finished] = [row.optionalInteger('受理数'), row.optionalInteger('办结数')];
  const measures = { ...(accepted === null ? {} : { accepted }), ...(finished === null ? {} : { finished }) };
  const rate = percent === null ? {} : { finishPercent: percent, finishWords: row.text('说明') };
  return {
    useCase: reportCasesUseCase,
    body: { centre: row.text('中心'), ...(from?.from ? { periodFrom: from.from } : {}), periodTo: periodEnd(row), handled: row.integer('数量'), ...measures, ...rate },
  };
};

const periodEnd = (row: RowReader): string => row.optionalDate('统计截至')?.to ?? row.text('统计截至');

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  catalogue: (row) => ({
    useCase: setCentreCatalogueUseCase,
    body: { centre: row.text('中心'), functions: row.integer('职能数'), items: row.integer('数量'), kinds: row.list('名称'), kindsOpen: row.yes('列举未尽') },
  }),
  halls: (row) => ({ useCase: openHallsUseCase, body: { centre: row.text('中心'), named: row.list('名称'), total: row.integer('数量') } }),
  'name-hall': (row) => ({ useCase: nameHallUseCase, body: { centre: row.text('中心'), name: row.text('名称') } }),
  windows: number('windows'),
  units: number('units'),
  offered: number('offered'),
  'one-visit': number('one-visit'),
  cases,
};

/** 政务中心: halls, windows, resident units, items on offer, cases handled. */
export const serviceCentreTable = defineImportTable({
  name: '政务中心',
  sample: { 事项: '服务窗口', 中心: '示例政务中心', 数量: '9' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what the row says', true),
    column('中心', '中心名称', 'name of the centre', true),
    column('名称', '大厅，或工作类别；可用、分隔', 'halls, or kinds of work'),
    column('数量', '整数；设立大厅时填总数，未列名的不必写名称', 'number; for halls all of them, named or not'),
    column('职能数', '职能项数', 'number of functions'),
    column('列举未尽', '是 或 否，空为否：原文以“等”结尾', 'the source ends its list with 等'),
    column('统计起始', '未说明的留空', 'beginning of the period; empty where not said'),
    column('统计截至', '如 2020年6月', 'end of the period'),
    column('受理数', '期间受理的件数；原文未给的留空', 'cases accepted in the period; empty where the source gives none'),
    column('办结数', '期间办结的件数；原文未给的留空，不由办结率推算', 'cases finished in the period; empty where the source gives none, never reckoned from the rate'),
    column('办结率', '百分数，不带 %；原文未给办结件数的只记比率', 'stated rate in per cent'),
    column('说明', '原文用语', 'words of the source'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: serviceCentreWriters,
});
