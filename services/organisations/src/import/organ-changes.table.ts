import { defineImportTable, sampleNames, type RowReader } from '@yange/use-case';
import { setUpCoordinationBodyUseCase } from '../commands/coordination/set-up-coordination-body.use-case.js';
import { changeOrganRankUseCase } from '../commands/lineage/change-organ-rank.use-case.js';
import { coLocateOrgansUseCase } from '../commands/lineage/co-locate-organs.use-case.js';
import { endCoLocationUseCase } from '../commands/lineage/end-co-location.use-case.js';
import { openOrganUseCase } from '../commands/milestone/open-organ.use-case.js';
import { recordOrganRegionUseCase } from '../commands/organ/record-organ-region.use-case.js';
import { mergeOfficesUseCase } from '../commands/organ-unit/merge-offices.use-case.js';
import { changeRegionUseCase } from '../commands/record/change-region.use-case.js';
import { organChangeWriters } from './organ-changes.writers.js';
import { columns, commandByVerb, hint, introducedOrgan, rankIn, textOr, type RowVerbs } from './row-commands.js';

const pair = (row: RowReader) => ({ organId: row.organ('机构').id, guestId: row.organ('合署机构').id, group: textOr(row, '机构组', '') });

const body = (row: RowReader) => {
  const officeIn = row.optionalOrgan('办事机构');
  const endsOn = row.optionalDate('撤销日期');
  return {
    name: row.text('机构'), aliases: row.list('别名'), group: textOr(row, '机构组', ''), drawnFrom: textOr(row, '出自', ''), task: row.text('说明'), conditions: textOr(row, '撤销条件', ''), limitedTask: row.yes('阶段性'),
    ...(endsOn === null ? {} : { endsOn: endsOn.to }), ...(officeIn === null ? {} : { officeInId: officeIn.id }), ownOffice: row.yes('单设办事机构'), ownQuota: row.optionalInteger('数量') ?? 0,
  };
};

/** 150302008卡布其街道: a code and a name, as a list gives them. */
const others = (row: RowReader) =>
  row.list('相关区划').map((words) => {
    const [, code = '', name = ''] = /^(\d{9}|\d{6})\s*(\D.*)$/u.exec(words) ?? [];
    if (code === '') row.fail('相关区划', 'region-form', `“${words}”应为代码加名称，如 150302008卡布其街道`, `"${words}" should be a code and a name: 150302008卡布其街道`);
    return { code, name };
  });

const regionCode = (row: RowReader, header: string): string => {
  const code = row.text(header);
  if (code !== '' && !/^\d{6}(\d{3})?$/u.test(code)) row.fail(header, 'region-code', `区划代码须为六位或九位数字：${code}`, `a region code has six or nine digits: ${code}`);
  return code;
};

const verbs: RowVerbs = {
  调整规格: (row) => ({ useCase: changeOrganRankUseCase, body: { organId: row.organ('机构').id, newRank: rankIn(row) || row.text('规格') } }),
  合署办公: (row) => ({ useCase: coLocateOrgansUseCase, body: pair(row) }),
  结束合署: (row) => ({ useCase: endCoLocationUseCase, body: { ...pair(row), reason: textOr(row, '说明', '') } }),
  设立协调机构: (row) => {
    const made = body(row);
    return { useCase: setUpCoordinationBodyUseCase, body: made, introduces: introducedOrgan(row, [made.name, ...made.aliases]) };
  },
  正式运行: (row) => ({ useCase: openOrganUseCase, body: { organId: row.organ('机构').id } }),
  合并内设机构: (row) => ({ useCase: mergeOfficesUseCase, body: { organId: row.organ('机构').id, oldNames: row.list('原名单'), newNames: row.list('名单'), selfSet: row.yes('自行设置') } }),
  所在区划: (row) => ({ useCase: recordOrganRegionUseCase, body: { organId: row.organ('机构').id, regionCode: regionCode(row, '区划代码') } }),
  区划撤销: (row) => ({ useCase: changeRegionUseCase, body: { change: 'abolished-into', code: regionCode(row, '区划代码'), others: others(row) } }),
  区划设立: (row) => ({ useCase: changeRegionUseCase, body: { change: 'formed-from', code: regionCode(row, '区划代码'), name: row.text('区划名称'), parentCode: regionCode(row, '上级代码'), others: others(row) } }),
};

/** 机构变动: what changed about organs that are there, coordination bodies by name, and divisions. */
export const organChangesTable = defineImportTable({
  name: '机构变动',
  sample: { 事项: '调整规格', 机构: sampleNames.organ, 规格: '副科级' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '机构', required: false, hint: hint('机构名称；合署的为牵头机构', 'the organ; of two that are co-located the host') },
    { header: '别名', required: false, hint: hint('协调机构的其他名称，用、分隔', 'other names of a coordination body') },
    { header: '规格', required: false, hint: hint('调整后的规格，如 正科级', 'the rank afterwards') },
    { header: '合署机构', required: false, hint: hint('与之合署、不另计限额的机构', 'the organ that is co-located with it') },
    { header: '机构组', required: false, hint: hint('一并计数的机构，如 本级党政机构', 'organs that are counted together') },
    { header: '出自', required: false, hint: hint('原先只计数、未列名时所在的部分', 'the block that it was counted in before it was named') },
    { header: '撤销条件', required: false, hint: hint('协调机构撤销的条件', 'when a coordination body ends') },
    { header: '阶段性', required: false, hint: hint('是 或 否：为阶段性任务设立', 'set up for a limited task') },
    { header: '撤销日期', required: false, hint: hint('协调机构的最后一日', 'last day of a coordination body') },
    { header: '办事机构', required: false, hint: hint('承担日常工作的机构', 'organ that does its daily work') },
    { header: '单设办事机构', required: false, hint: hint('是 或 否', 'it has an office of its own') },
    { header: '数量', required: false, hint: hint('协调机构单独核定的编制数', 'posts of its own') },
    { header: '原名单', required: false, hint: hint('合并前的内设机构，用、分隔', 'offices before the merger') },
    columns.names,
    { header: '自行设置', required: false, hint: hint('原由机构自行设置的写 是', 'the organ had set them up itself') },
    { header: '区划代码', required: false, hint: hint('六位或九位行政区划代码', 'code of a division') },
    { header: '区划名称', required: false, hint: hint('新设区划的名称', 'name of the new division') },
    { header: '上级代码', required: false, hint: hint('上级行政区划代码', 'code of the division above') },
    { header: '相关区划', required: false, hint: hint('撤入或析出的区划，代码加名称，用、分隔', 'divisions that it ended in, or was formed from: code and name') },
    { header: '说明', required: false, hint: hint('协调机构的任务，或结束合署的原因', 'task of the body, or why it ends') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: organChangeWriters,
});
