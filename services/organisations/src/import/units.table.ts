import { defineImportTable, sampleNames, type RowReader } from '@yange/use-case';
import { abolishInternalUnitsUseCase } from '../commands/organ-unit/abolish-internal-units.use-case.js';
import { addPlatesUseCase } from '../commands/organ-unit/add-plates.use-case.js';
import { recordInternalUnitsUseCase } from '../commands/organ-unit/record-internal-units.use-case.js';
import { removePlateUseCase } from '../commands/organ-unit/remove-plate.use-case.js';
import { setUpInternalUnitsUseCase } from '../commands/organ-unit/set-up-internal-units.use-case.js';
import { mergeOfficesInGroupUseCase } from '../commands/organ-group/merge-offices-in-group.use-case.js';
import { prescribeUnitTemplateUseCase } from '../commands/record/prescribe-unit-template.use-case.js';
import { internalUnitKinds } from '../domain/reference/internal-unit-kinds.js';
import { ruleLevels } from '../domain/reference/rule-levels.js';
import { unitTemplateKinds } from '../domain/reference/unit-template-kinds.js';
import { retainedOrgan } from './organ-history.table.js';
import { columns, commandByVerb, hint, templateColumns, textOr, type RowVerbs } from './row-commands.js';
import { unitWriters } from './units.writers.js';

const units = (row: RowReader) => ({
  organId: row.organ('机构').id,
  kind: row.listed('类别', internalUnitKinds),
  names: row.list('名单'),
  count: row.integer('数量'),
  label: textOr(row, '说明', textOr(row, '类别', '')),
});

const verbs: RowVerbs = {
  保留机构: (row) => retainedOrgan(row),
  规定模板: (row) => ({
    useCase: prescribeUnitTemplateUseCase,
    body: { templateKind: row.listed('模板', unitTemplateKinds), words: row.text('说明'), reading: textOr(row, '校读', ''), parts: parts(row) },
  }),
  登记原有: (row) => ({ useCase: recordInternalUnitsUseCase, body: units(row) }),
  设立: (row) => {
    const template = row.optionalListed('模板', unitTemplateKinds);
    const body = units(row);
    // A bureau is an organ of its own to other tables (千里山镇综合执法局); offices share their names across units.
    const named = body.kind === 'bureau' ? body.names : [];
    return {
      useCase: setUpInternalUnitsUseCase,
      body: { ...body, drawnFrom: textOr(row, '出自', ''), ...(template === null ? {} : { templateKind: template }) },
      introduces: { organs: Object.fromEntries(named.map((name) => [name, row.id(`member/${name}`)])) },
    };
  },
  撤销: (row) => ({ useCase: abolishInternalUnitsUseCase, body: { ...units(row), reading: textOr(row, '校读', '') } }),
  合并原办公室: (row) => ({
    useCase: mergeOfficesInGroupUseCase,
    body: { group: row.text('机构组'), oldNames: row.list('原名单'), openList: row.yes('名单未尽'), selfSet: row.yes('自行设置'), newNames: row.list('名单') },
  }),
  加挂牌子: (row) => {
    const level = row.optionalListed('依据层级', ruleLevels);
    return {
      useCase: addPlatesUseCase,
      body: {
        organId: row.organ('机构').id,
        names: row.list('名单'),
        unitName: textOr(row, '挂牌机构', ''),
        legalBasis: textOr(row, '挂牌依据', ''),
        ...(level === null ? {} : { basisLevel: level }),
      },
    };
  },
  摘除牌子: (row) => ({ useCase: removePlateUseCase, body: { organId: row.organ('机构').id, name: row.text('名单'), reason: textOr(row, '说明', '') } }),
};

/** `办5局1中心2` as three numbers, names only for the kind that the row lists; kinds of the district's own as `站2`. */
const parts = (row: RowReader) => [
  ...templateColumns.flatMap(([word, kind]) => {
    const count = row.optionalInteger(`${word}数`) ?? 0;
    return count === 0 ? [] : [{ kind, count, names: kind === 'office' ? row.list('名单') : [], plates: kind === 'centre' ? row.list('中心牌子') : [] }];
  }),
  ...row.list('其他设置').flatMap((part) => {
    const [, word = '', digits = ''] = /^(\D+)(\d{1,6})$/u.exec(part) ?? [];
    if (Number(digits) > 0) return [{ kind: row.listedWord('其他设置', internalUnitKinds, word), count: Number(digits), names: [], plates: [] }];
    row.fail('其他设置', 'kind-and-number', `“${part}”应为类别加数量，如 站2`, `"${part}" should be a kind with a number: 站2`);
    return [];
  }),
];

const count = (word: string, en: string) => ({ header: `${word}数`, required: false, hint: hint(`模板规定的${word}数`, `number of ${en} that the template prescribes`) });

/** 镇街机构: towns and streets, what they were to consist of, and what they set up, abolished and merged. */
export const unitsTable = defineImportTable({
  name: '镇街机构',
  sample: { 事项: '保留机构', 机构组: '示例镇街', 机构: sampleNames.town, 类别: '镇', 规格: '正科级' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '机构组', required: false, hint: hint('如 镇和街道办事处', 'units that are counted together') },
    { header: '机构', required: false, hint: hint('镇或街道', 'town or street') },
    { header: '别名', required: false, hint: hint('用、分隔', 'other names, separated by 、') },
    { header: '类别', required: false, hint: hint('保留机构：镇、街道办事处；其余：办、局、中心、股室', 'category of the unit, or kind of what it sets up') },
    { header: '模板', required: false, hint: hint('镇、街道', 'town or street') },
    columns.names,
    columns.count,
    columns.label,
    { header: '原名单', required: false, hint: hint('合并前的办公室，用、分隔', 'offices before the merger') },
    { header: '名单未尽', required: false, hint: hint('原文以“等”结尾的写 是', '是 where the list ends in 等') },
    { header: '自行设置', required: false, hint: hint('原由镇街自行设置的写 是', '是 where the units had set them up themselves') },
    { header: '挂牌机构', required: false, hint: hint('挂牌的办或中心', 'office or centre that carries the plates') },
    { header: '挂牌依据', required: false, hint: hint('允许或要求挂牌的规定', 'the rule that the plate rests on') },
    { header: '依据层级', required: false, hint: hint('中央、自治区、市、区', 'who made that rule') },
    { header: '其他设置', required: false, hint: hint('模板规定的其他类别及数量，如 站2、所1', 'other kinds that the template prescribes, with how many of each') },
    { header: '中心牌子', required: false, hint: hint('模板规定中心加挂的牌子', 'plates that the template prescribes for the centre') },
    count('办', 'offices'),
    count('局', 'bureaus'),
    count('中心', 'centres'),
    { header: '校读', required: false, hint: hint('原文有脱漏时说明如何识读', 'how garbled words were read') },
    { header: '上级机构', required: false, hint: hint('隶属的机构', 'the organ above it') },
    { header: '规格', required: false, hint: hint('如 正科级', 'rank') },
    { header: '出自', required: false, hint: hint('原先只计数、未列名时所在的部分', 'the block that it was counted in before it was named') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: unitWriters,
});
