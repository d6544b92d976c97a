import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { adoptTeamDocumentsUseCase } from '../commands/team-practice/adopt-team-documents.use-case.js';
import { allotTeamFundsUseCase } from '../commands/team-practice/allot-team-funds.use-case.js';
import { authoriseTeamUseCase } from '../commands/team-practice/authorise-team.use-case.js';
import { countTeamCertificatesUseCase } from '../commands/team-practice/count-team-certificates.use-case.js';
import { endTeamAuthorisationUseCase } from '../commands/team-practice/end-team-authorisation.use-case.js';
import { reportTeamCasesUseCase } from '../commands/team-practice/report-team-cases.use-case.js';
import { setTeamEquipmentUseCase } from '../commands/team-practice/set-team-equipment.use-case.js';
import { setTeamItemsUseCase } from '../commands/team-practice/set-team-items.use-case.js';
import { stateTeamStrengthUseCase } from '../commands/team-practice/state-team-strength.use-case.js';
import { trainTeamUseCase } from '../commands/team-practice/train-team.use-case.js';
import { firstDay, lastDay } from './period.cells.js';
import { teamPracticeWriters } from './team-practice.writers.js';
import { teamNames } from './teams.register.js';

const verbs = {
  执法主体资格: 'authorise', 终止主体资格: 'end-authorisation', 队伍力量: 'strength', 持证人数: 'certificates', 承担事项: 'items', 培训: 'train', 执法文书: 'documents', 经费: 'funds', 装备: 'equipment', 案件: 'cases',
} as const;

const team = (row: RowReader): { readonly teamId: string } => ({ teamId: row.registered('队伍名称', teamNames).id });

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  authorise: (row) => ({ useCase: authoriseTeamUseCase, body: { ...team(row), number: row.text('证书编号'), basis: row.text('内容'), until: row.optionalDate('有效期止')?.to ?? '' } }),
  'end-authorisation': (row) => ({ useCase: endTeamAuthorisationUseCase, body: { ...team(row), reason: row.text('内容') } }),
  strength: (row) => ({ useCase: stateTeamStrengthUseCase, body: { ...team(row), people: row.integer('人数'), quota: row.integer('编制数'), auxiliary: row.optionalInteger('辅助人员数') ?? 0 } }),
  certificates: (row) => ({ useCase: countTeamCertificatesUseCase, body: { ...team(row), holders: row.integer('人数') } }),
  items: (row) => ({ useCase: setTeamItemsUseCase, body: { ...team(row), items: row.integer('数量') } }),
  train: (row) => ({ useCase: trainTeamUseCase, body: { ...team(row), topic: row.text('内容'), people: row.integer('人数'), hours: row.integer('数量') } }),
  documents: (row) => {
    row.text('内容');
    return { useCase: adoptTeamDocumentsUseCase, body: { ...team(row), documents: row.list('内容') } };
  },
  funds: (row) => ({ useCase: allotTeamFundsUseCase, body: { ...team(row), year: row.integer('年度'), amount: row.integer('金额'), source: row.optionalText('内容') ?? '' } }),
  equipment: (row) => ({ useCase: setTeamEquipmentUseCase, body: { ...team(row), item: row.text('内容'), measureWord: row.text('量词'), count: row.integer('数量') } }),
  cases: (row) => ({ useCase: reportTeamCasesUseCase, body: { ...team(row), periodFrom: firstDay(row, '统计起始'), periodTo: lastDay(row, '统计截至'), accepted: row.integer('受理'), finished: row.integer('办结') } }),
};

/** 队伍能力: what a team may do, what it works with, and what it did. Only numbers of people, never who. */
export const teamPracticeTable = defineImportTable({
  name: '队伍能力',
  sample: { 事项: '队伍力量', 队伍名称: '示例综合行政执法大队', 人数: '20', 编制数: '18', 辅助人员数: '5' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what is recorded', true),
    column('队伍名称', '生效日期当日的名称，须已在“执法队伍”表中设立', 'the team, as it is called that day', true),
    column('证书编号', '执法主体资格证书编号', 'number of the certificate of authorisation'),
    column('有效期止', '主体资格的最后一日；没有期限的留空', 'last day of the authorisation; empty for no end'),
    column('内容', '主体资格的依据、终止原因、培训主题、装备名称、经费来源；执法文书列全部，用、分隔', 'basis, reason, topic, item, source; all documents, separated by 、'),
    column('人数', '现有人数、持证人数、参训人数', 'people of the team, with a certificate, or trained'),
    column('编制数', '队伍力量', 'posts'),
    column('辅助人员数', '编制外的辅助人员', 'people outside every quota'),
    column('数量', '承担的事项数、培训学时、装备件数', 'items, hours or pieces'),
    column('量词', '装备的量词，如 辆、台', 'measure word of the equipment'),
    column('年度', '经费的年度', 'year of the money'),
    column('金额', '全年经费，以元计的整数', 'all of the year, in whole yuan'),
    column('统计起始', '案件的统计期间', 'beginning of the period of the cases'),
    column('统计截至', '案件的统计期间', 'end of the period of the cases'),
    column('受理', '期间受理的案件数', 'cases accepted'),
    column('办结', '期间办结的案件数', 'cases finished'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: teamPracticeWriters,
});
