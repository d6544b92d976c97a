import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { grantStreetPowersUseCase } from '../commands/lists/grant-street-powers.use-case.js';
import { publishServiceListUseCase } from '../commands/lists/publish-service-list.use-case.js';
import { putItemsOnPlatformUseCase } from '../commands/lists/put-items-on-platform.use-case.js';
import { withdrawStreetPowersUseCase } from '../commands/lists/withdraw-street-powers.use-case.js';
import { serviceListWriters } from './service-lists.writers.js';

const verbs = { 公布清单: 'publish', 嵌入平台: 'platform', 街道赋权: 'grant', 收回街道权力: 'withdraw' } as const;

const counted = (row: RowReader): object => ({ label: row.text('事项名称'), count: row.integer('数量') });

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  publish: (row) => ({
    useCase: publishServiceListUseCase,
    body: { title: row.text('清单'), ...counted(row), measureWord: row.text('量词'), channel: row.text('渠道'), scope: row.text('范围') },
  }),
  platform: (row) => ({ useCase: putItemsOnPlatformUseCase, body: { platform: row.text('渠道'), ...counted(row) } }),
  grant: (row) => ({ useCase: grantStreetPowersUseCase, body: { title: row.text('清单'), words: row.text('权力内容'), streets: row.organs('街道') } }),
  withdraw: (row) => ({ useCase: withdrawStreetPowersUseCase, body: { words: row.text('权力内容'), streets: row.organs('街道'), reason: row.text('原因') } }),
};

/** 服务清单: what towns and streets made public, what is on the platform, which powers streets hold. */
export const serviceListsTable = defineImportTable({
  name: '服务清单',
  sample: { 事项: '公布清单', 清单: '示例服务清单', 事项名称: '示例服务事项', 数量: '4', 量词: '项', 渠道: '示例网站', 范围: '镇和街道' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('清单', '清单标题，或所赋权力的总称', 'title of the list'),
    column('事项名称', '所计的事项，如 党群服务事项', 'what is counted'),
    column('数量', '整数', 'number of items'),
    column('量词', '项、条', 'measure word'),
    column('渠道', '公布网站或平台', 'website or platform'),
    column('范围', '如 镇和街道', 'whose list'),
    column('权力内容', '逐字照录，各组以；分隔；收回时照赋权时所写', 'verbatim, groups separated by ；; when withdrawn, as they were granted'),
    column('街道', '所赋或收回的街道，以、分隔；空为全部街道', 'streets that get or lose the powers; all where empty'),
    column('原因', '收回的原因', 'why they are withdrawn'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: serviceListWriters,
});
