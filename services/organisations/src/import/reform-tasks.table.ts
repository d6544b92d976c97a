import { defineImportTable } from '@yange/use-case';
import { holdMeetingUseCase } from '../commands/record/hold-meeting.use-case.js';
import { forwardNoticeUseCase } from '../commands/reform/forward-notice.use-case.js';
import { setReformObjectiveUseCase } from '../commands/reform/set-reform-objective.use-case.js';
import { startPilotUseCase } from '../commands/reform/start-pilot.use-case.js';
import { startReformUseCase } from '../commands/reform/start-reform.use-case.js';
import { takeReformMeasureUseCase } from '../commands/reform/take-reform-measure.use-case.js';
import { takeUnitIntoScopeUseCase } from '../commands/reform/take-unit-into-scope.use-case.js';
import { columns, commandByVerb, hint, textOr, type RowVerbs } from './row-commands.js';
import { reformTaskWriters } from './reform-tasks.writers.js';

/** Titles of documents contain 、 themselves, so only ； separates them. */
const approvals = (titles: string): readonly string[] => titles.split('；').map((title) => title.trim()).filter((title) => title !== '');

const verbs: RowVerbs = {
  启动改革: (row) => ({ useCase: startReformUseCase, body: { name: row.text('改革') } }),
  改革目标: (row) => {
    const lead = row.optionalOrgan('机构');
    return {
      useCase: setReformObjectiveUseCase,
      body: { reform: row.text('改革'), ordinal: row.integer('次序'), title: row.text('名称'), leadUnits: lead === null ? [] : [{ organId: lead.id, name: lead.name }] },
    };
  },
  改革措施: (row) => {
    const listName = textOr(row, '清单', '');
    return { useCase: takeReformMeasureUseCase, body: { reform: row.text('改革'), ordinal: row.integer('次序'), title: row.text('名称'), ...(listName === '' ? {} : { listName }) } };
  },
  纳入范围: (row) => ({ useCase: takeUnitIntoScopeUseCase, body: { reform: row.text('改革'), organId: row.organ('机构').id } }),
  转发通知: (row) => ({
    useCase: forwardNoticeUseCase,
    body: {
      reform: row.text('改革'),
      title: row.text('名称'),
      issuer: textOr(row, '发起单位', ''),
      group: row.text('机构组'),
      organs: row.integer('党政部门数'),
      towns: row.optionalInteger('镇数') ?? 0,
      streets: row.optionalInteger('街道数') ?? 0,
    },
  }),
  开展试点: (row) => ({
    useCase: startPilotUseCase,
    body: { reform: row.text('改革'), organId: row.organ('机构').id, name: row.text('名称'), ordinal: row.optionalInteger('次序') ?? 0, formula: textOr(row, '说明', '') },
  }),
  召开会议: (row) => ({ useCase: holdMeetingUseCase, body: { body: row.text('发起单位'), year: row.integer('年度'), ordinal: row.integer('次序'), approved: approvals(row.text('名称')) } }),
};

/** 改革任务: reforms with their objectives, measures, units, notices and pilots; meetings. */
export const reformTasksTable = defineImportTable({
  name: '改革任务',
  sample: { 事项: '启动改革', 改革: '示例改革' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '改革', required: false, hint: hint('改革的名称', 'name of the reform') },
    { header: '次序', required: false, hint: hint('第几项、第几次、首家写 1', 'ordinal; 1 for 首家') },
    { header: '名称', required: false, hint: hint('目标、措施、通知、试点的名称；会议审议通过的文件', 'title; what a meeting approved') },
    { header: '机构', required: false, hint: hint('纳入范围或试点的单位，目标的牵头单位', 'unit in scope or on trial, leading unit') },
    { header: '机构组', required: false, hint: hint('收文的党政部门所在的组', 'group of the organs that a notice goes to') },
    { header: '党政部门数', required: false, hint: hint('收文的党政部门数', 'organs that a notice goes to') },
    { header: '镇数', required: false, hint: hint('收文的镇数', 'towns that a notice goes to') },
    { header: '街道数', required: false, hint: hint('收文的街道数', 'streets that a notice goes to') },
    { header: '发起单位', required: false, hint: hint('发通知或开会的机构', 'who issued the notice or held the meeting') },
    { header: '年度', required: false, hint: hint('会议的年度', 'year of the meeting') },
    columns.label,
    { header: '清单', required: false, hint: hint('列入的不是措施而是别的几项时，其总称，如 着力方面', 'what the listed things are called where they are no measures') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: reformTaskWriters,
});
