import type { GridEvent } from '@yange/contracts';
import { rowWriters } from '@yange/use-case';

export const serviceListWriters = rowWriters<GridEvent>({
  ServiceListPublished: ({ title, items, measureWord, channel, scope }) => ({ 事项: '公布清单', 清单: title, 事项名称: items?.label ?? '', 数量: String(items?.count ?? 0), 量词: measureWord, 渠道: channel, 范围: scope }),
  ItemsPutOnPlatform: ({ platform, items }) => ({ 事项: '嵌入平台', 渠道: platform, 事项名称: items?.label ?? '', 数量: String(items?.count ?? 0) }),
  StreetPowersGranted: ({ title, groups }) => ({ 事项: '街道赋权', 清单: title, 权力内容: groups.map(({ words }) => words).join(';') }),
});
