import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { areaUnitLeftUseCase } from '../commands/area-units/area-unit-left.use-case.js';
import { givePledgeUseCase } from '../commands/area-units/give-pledge.use-case.js';
import { moveAreaUnitUseCase } from '../commands/area-units/move-area-unit.use-case.js';
import { passAreaUnitOnUseCase } from '../commands/area-units/pass-area-unit-on.use-case.js';
import { postponePledgeUseCase } from '../commands/area-units/postpone-pledge.use-case.js';
import { registerAreaUnitUseCase } from '../commands/area-units/register-area-unit.use-case.js';
import { settlePledgeUseCase } from '../commands/area-units/settle-pledge.use-case.js';
import { areaUnitIdOf, pledgeIdOf } from '../domain/area-unit/area-unit.aggregate.js';
import { areaUnitKinds } from '../domain/area-unit/area-unit-kinds.js';
import { areaUnitWriters, outcomes } from './area-units.writers.js';

const verbs = { 登记: 'register', 所在社区变更: 'move', 转属: 'pass-on', 离开: 'leave', 承诺: 'pledge', 承诺延期: 'postpone', 兑现情况: 'settle' } as const;

/** A unit is known by the street that registered it and its name. */
const known = (row: RowReader): { readonly areaUnitId: string } => ({ areaUnitId: areaUnitIdOf(row.organ('单位').id, row.text('驻区单位')) });

const inCommunity = (row: RowReader): object => {
  const community = row.optionalText('社区');
  return community === null ? {} : { community };
};

const pledge = (row: RowReader): { readonly areaUnitId: string; readonly pledgeId: string } => {
  const { areaUnitId } = known(row);
  return { areaUnitId, pledgeId: pledgeIdOf(areaUnitId, row.text('承诺事项')) };
};

const dueOn = (row: RowReader): string => row.optionalDate('兑现期限')?.to ?? row.text('兑现期限');

/** Whoever has it now stands in the log: the row says it as well, so that it can be read by itself. */
const passOn = (row: RowReader): RowCommand => {
  const first = row.organ('单位');
  const from = row.optionalOrgan('转出单位') ?? first;
  return { useCase: passAreaUnitOnUseCase, body: { areaUnitId: areaUnitIdOf(first.id, row.text('驻区单位')), from, unit: row.organ('转入单位') } };
};

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  register: (row) => ({ useCase: registerAreaUnitUseCase, body: { name: row.text('驻区单位'), kind: row.listed('类别', areaUnitKinds), unit: row.organ('单位'), ...inCommunity(row) } }),
  move: (row) => ({ useCase: moveAreaUnitUseCase, body: { unit: row.organ('单位'), name: row.text('驻区单位'), ...inCommunity(row) } }),
  'pass-on': passOn,
  leave: (row) => ({ useCase: areaUnitLeftUseCase, body: { ...known(row), reason: row.text('说明') } }),
  pledge: (row) => ({ useCase: givePledgeUseCase, body: { ...known(row), title: row.text('承诺事项'), dueOn: dueOn(row) } }),
  postpone: (row) => ({ useCase: postponePledgeUseCase, body: { ...pledge(row), dueOn: dueOn(row), reason: row.text('说明') } }),
  settle: (row) => ({ useCase: settlePledgeUseCase, body: { ...pledge(row), kept: row.oneOf('兑现', outcomes) === 'kept', evidence: row.list('佐证'), words: row.optionalText('说明') ?? '' } }),
};

/** 驻区单位: organs, firms, schools in the area of a street, and what they undertook there. No person is named. */
export const areaUnitsTable = defineImportTable({
  name: '驻区单位',
  sample: { 事项: '登记', 单位: sampleNames.town, 驻区单位: '示例中学', 类别: '学校' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('单位', '登记该单位的镇或街道，转属之后仍填登记时的', 'street or town that registered it, also after it passed on', true),
    column('驻区单位', '单位名称', 'name of the unit', true),
    column('类别', `如 ${areaUnitKinds.shipped.map(({ name }) => name).join('、')}`, 'kind'),
    column('社区', '所在社区，不填为不明', 'community, where it is known'),
    column('转出单位', '转属前的镇或街道，空为登记时的', 'street or town that it leaves'),
    column('转入单位', '转属后的镇或街道', 'street or town that it passes on to'),
    column('承诺事项', '承诺、延期、兑现时填写，同一单位内不重名', 'what it undertook'),
    column('兑现期限', '如 2020-12-31', 'due on'),
    column('兑现', Object.keys(outcomes).join('、'), 'kept or not'),
    column('佐证', '以、分隔；已兑现的必填', 'what shows it'),
    column('说明', '离开、延期的理由，或结果说明', 'why, or words'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: areaUnitWriters,
});
