import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { adoptDelegationMethodsUseCase } from '../commands/powers/adopt-delegation-methods.use-case.js';
import { claimPowersUseCase } from '../commands/powers/claim-powers.use-case.js';
import { declinePowersUseCase } from '../commands/powers/decline-powers.use-case.js';
import { determineEnforcementBodyUseCase } from '../commands/powers/determine-enforcement-body.use-case.js';
import { issuePowerListUseCase } from '../commands/powers/issue-power-list.use-case.js';
import { publishClaimsUseCase } from '../commands/powers/publish-claims.use-case.js';
import { revisePowerListUseCase } from '../commands/powers/revise-power-list.use-case.js';
import { revokePowerClaimUseCase } from '../commands/powers/revoke-power-claim.use-case.js';
import { setClaimTargetUseCase } from '../commands/powers/set-claim-target.use-case.js';
import { stateVerticalShareUseCase } from '../commands/powers/state-vertical-share.use-case.js';
import { powerListId } from '../domain/power-list/power-list.decider.js';
import { powerWriters } from './powers.writers.js';
import { kinds, reasons } from './powers.words.js';

const verbs = {
  印发清单: 'issue', 修订清单: 'revise', 垂管占比: 'vertical-share', 有执法主体: 'with-body', 无执法主体: 'without-body', 赋权方式: 'methods',
  承接指标: 'target', 认领: 'claim', 不认领: 'decline', 撤回认领: 'revoke', 公布认领清单: 'publish',
} as const;

const listId = (row: RowReader): string => powerListId(row.text('清单'));

const contents = (row: RowReader): object => {
  const penalty = row.optionalInteger('行政处罚数量');
  return { title: row.text('清单'), total: row.integer('数量'), ...(penalty === null ? {} : { penalty }) };
};

const items = (row: RowReader): object => ({
  listId: listId(row),
  unit: row.organ('单位'),
  kind: row.oneOf('权力类型', kinds),
  items: { named: row.list('事项名称'), counted: row.optionalInteger('数量') ?? 0 },
});

/** 1/3 as two whole numbers. */
const share = (row: RowReader): { numerator: number; denominator: number } => {
  const parts = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(row.text('占比'));
  if (parts === null) row.fail('占比', 'not-a-share', '占比应写作 1/3', 'a share is written as 1/3');
  return { numerator: Number(parts?.[1] ?? 1), denominator: Number(parts?.[2] ?? 1) };
};

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  issue: (row) => ({ useCase: issuePowerListUseCase, body: contents(row) }),
  revise: (row) => ({ useCase: revisePowerListUseCase, body: { listId: listId(row), ...contents(row) } }),
  'vertical-share': (row) => ({
    useCase: stateVerticalShareUseCase,
    body: {
      listId: listId(row), words: row.text('说明'), ...share(row), approximate: row.yes('约数'),
      holders: row.list('事项名称'), holdersOpen: row.yes('列举未尽'),
    },
  }),
  'with-body': (row) => ({ useCase: determineEnforcementBodyUseCase, body: { listId: listId(row), unit: row.organ('单位'), exists: true, bodyName: row.text('执法主体') } }),
  'without-body': (row) => ({ useCase: determineEnforcementBodyUseCase, body: { listId: listId(row), unit: row.organ('单位'), exists: false, reason: row.optionalText('说明') ?? '' } }),
  methods: (row) => ({ useCase: adoptDelegationMethodsUseCase, body: { listId: listId(row), methods: row.list('赋权方式') } }),
  target: (row) => ({
    useCase: setClaimTargetUseCase,
    body: { listId: listId(row), appliesTo: row.text('说明'), needsEnforcementBody: true, atLeastPercent: row.integer('百分比') },
  }),
  claim: (row) => ({ useCase: claimPowersUseCase, body: { ...items(row), method: row.optionalText('赋权方式') ?? '' } }),
  decline: (row) => ({ useCase: declinePowersUseCase, body: { ...items(row), reason: row.oneOf('原因', reasons), words: row.text('说明') } }),
  revoke: (row) => ({ useCase: revokePowerClaimUseCase, body: { ...items(row), reason: row.text('说明') } }),
  publish: (row) => ({ useCase: publishClaimsUseCase, body: { listId: listId(row), unit: row.organ('单位'), count: row.integer('数量'), channel: row.text('公布渠道') } }),
};

/** 赋权: the regional list, who may claim what, what was claimed and published. */
export const powersTable = defineImportTable({
  name: '赋权',
  sample: { 事项: '印发清单', 清单: '示例权力清单', 数量: '10', 行政处罚数量: '8' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('清单', '清单标题', 'title of the list', true),
    column('单位', '镇或街道，须已设立', 'town or street'),
    column('数量', '事项数', 'number of items'),
    column('行政处罚数量', '清单中的行政处罚事项数', 'how many of the items are penalties'),
    column('权力类型', Object.keys(kinds).join('、'), 'kind of the items'),
    column('事项名称', '已知名称的事项，或垂管领域；用、分隔', 'named items, or fields under vertical management'),
    column('占比', '如 1/3', 'share as a fraction'),
    column('约数', '是 或 否，空为否', 'the source says "about"'),
    column('列举未尽', '是 或 否，空为否：原文以“等”结尾', 'the source ends its list with 等'),
    column('百分比', '指标，如 70', 'target in per cent'),
    column('赋权方式', '须在当日的赋权方式表中，如 确认、交办', 'methods of delegation, of the table of the day'),
    column('执法主体', '如 千里山镇综合执法局', 'name of the enforcement body'),
    column('原因', Object.keys(reasons).join('、'), 'why items were not claimed'),
    column('公布渠道', '如 海勃湾区政务服务网', 'where the list was made public'),
    column('说明', '原文用语', 'words of the source'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: powerWriters,
});
