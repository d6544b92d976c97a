import { column, defineImportTable, defineNameRegister, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { adoptPowerListUseCase } from '../commands/powers/adopt-power-list.use-case.js';
import { delegatePowersUseCase } from '../commands/powers/delegate-powers.use-case.js';
import { describePowerItemsUseCase } from '../commands/powers/describe-power-items.use-case.js';
import { determineUnitCapacityUseCase } from '../commands/powers/determine-unit-capacity.use-case.js';
import { evaluatePowersUseCase } from '../commands/powers/evaluate-powers.use-case.js';
import { withdrawPowerItemsUseCase } from '../commands/powers/withdraw-power-items.use-case.js';
import { powerKindStream } from '../domain/power-list/power-kinds.aggregate.js';
import { powerListId } from '../domain/power-list/power-list.decider.js';
import { evaluationResults } from '../domain/reference/evaluation-results.js';
import { firstDay, lastDay } from './period.cells.js';
import { powerItemWriters } from './power-items.writers.js';
import { levels } from './powers.words.js';

const verbs = { 载明事项: 'describe', 承接能力: 'capacity', 承接清单: 'adopt', 赋权: 'delegate', 评估: 'evaluate', 收回事项: 'withdraw' } as const;

/** 权力类型 by the table of the row's day, by name or code. */
const kindNames = defineNameRegister({
  register: 'power-kinds',
  title: { zh: '权力类型', en: 'kind of power' },
  stream: powerKindStream,
  idOf: ({ kinds }, name) => [...kinds.values()].find((kind) => kind.name === name || kind.code === name)?.code,
});

const list = (row: RowReader): { readonly listId: string } => ({ listId: powerListId(row.text('清单')) });

/** A cell whose rows are of no use without it, and that lists names. */
const items = (row: RowReader): readonly string[] => {
  row.text('事项名称');
  return row.list('事项名称');
};

const described = (row: RowReader): RowCommand => {
  const holder = row.optionalOrgan('单位');
  const text = {
    kind: row.registered('权力类型', kindNames).id, legalBasis: row.text('法律依据'), basisFrom: row.optionalDate('起始')?.from ?? '', basisTo: row.optionalDate('截至')?.to ?? '', ...(holder === null ? {} : { holder }),
    vertical: row.yes('垂直管理'), level: row.optionalOneOf('层级', levels) ?? '', expertise: row.optionalText('专业') ?? '',
  };
  return { useCase: describePowerItemsUseCase, body: { ...list(row), items: items(row).map((name) => ({ name, ...text })) } };
};

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  describe: described,
  capacity: (row) => ({ useCase: determineUnitCapacityUseCase, body: { ...list(row), unit: row.organ('单位'), level: row.oneOf('层级', levels), expertise: row.list('专业') } }),
  adopt: (row) => ({ useCase: adoptPowerListUseCase, body: { ...list(row), unit: row.organ('单位'), version: row.integer('版本') } }),
  delegate: (row) => ({
    useCase: delegatePowersUseCase,
    body: {
      ...list(row), unit: row.organ('单位'), items: items(row), method: row.text('赋权方式'), delegatedBy: row.organ('赋权机关'), legalReview: row.optionalText('合法性审查') ?? '', procedure: row.optionalText('行使程序') ?? '',
      until: row.optionalDate('截至')?.to ?? '',
    },
  }),
  evaluate: (row) => ({
    useCase: evaluatePowersUseCase,
    body: {
      ...list(row), unit: row.organ('单位'), evaluatedBy: row.organ('赋权机关'), periodFrom: firstDay(row, '起始'), periodTo: lastDay(row, '截至'), result: row.listed('结论', evaluationResults), words: row.optionalText('说明') ?? '',
      nextDue: row.optionalDate('下次评估')?.to ?? '',
    },
  }),
  withdraw: (row) => ({ useCase: withdrawPowerItemsUseCase, body: { ...list(row), items: items(row), reason: row.text('说明') } }),
};

/** 权力事项: what the items of a list are, who can carry them, to whom they were handed and how that went. */
export const powerItemsTable = defineImportTable({
  name: '权力事项',
  sample: { 事项: '承接能力', 清单: '示例权力清单', 单位: sampleNames.town, 层级: '镇街', 专业: '' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what is recorded', true),
    column('清单', '清单标题，须已在“赋权”表中印发', 'title of the list, issued before', true),
    column('单位', '镇或街道；载明事项填原实施主体', 'town or street; of an item: who exercised it before'),
    column('事项名称', '权力事项；各列相同的可用、分隔', 'items, separated by 、 where all else is the same'),
    column('权力类型', '如 行政处罚；按当日权力类型表填名称', 'kind of power, of the table of that day'),
    column('法律依据', '如 《城市道路管理条例》第四十二条', 'legal basis'),
    column('起始', '法律依据施行，或评估期间的开始', 'since when the basis holds, or the evaluated period'),
    column('截至', '法律依据失效、赋权期限或评估期间的最后一日', 'last day of the basis, the delegation or the evaluated period'),
    column('垂直管理', '是 或 否，空为否', 'the holder is under vertical management'),
    column('层级', Object.keys(levels).join('、'), 'level that may exercise it, or that the unit can carry'),
    column('专业', '所需专业；承接能力可填几项，以、分隔', 'expertise that it takes, or that the unit has'),
    column('版本', '承接清单：第几版，整数', 'version that the unit takes on'),
    column('赋权方式', '如 委托；须已在“赋权”表中采用', 'method, adopted before'),
    column('赋权机关', '赋权或评估的机关', 'who hands the powers on, or evaluates'),
    column('合法性审查', '审查意见及文号', 'opinion on legality and its paper'),
    column('行使程序', '行使程序的名称', 'procedure by which they are exercised'),
    column('结论', '评估结论', 'what the evaluation comes to'),
    column('下次评估', '下次评估的日期', 'when it is due again'),
    column('说明', '收回原因、评估意见', 'reason, or words of the evaluation'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: powerItemWriters,
});
