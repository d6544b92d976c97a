import type { GridEvent } from '@yange/contracts';
import { listed, rowWriters } from '@yange/use-case';

export const serviceListWriters = rowWriters<GridEvent>({
  ServiceListPublished: ({ title, items, measureWord, channel, scope }) => ({ 事项: '公布清单', 清单: title, 事项名称: items?.label ?? '', 数量: String(items?.count ?? 0), 量词: measureWord, 渠道: channel, 范围: scope }),
  ItemsPutOnPlatform: ({ platform, items }) => ({ 事项: '嵌入平台', 渠道: platform, 事项名称: items?.label ?? '', 数量: String(items?.count ?? 0) }),
  StreetPowersGranted: ({ title, groups, streets }) => ({ 事项: '街道赋权', 清单: title, 权力内容: groups.map(({ words }) => words).join(';'), 街道: listed(streets?.named.map(({ name }) => name) ?? []) }),
  StreetPowersWithdrawn: ({ groups, streets, reason }) => ({ 事项: '收回街道权力', 权力内容: groups.map(({ words }) => words).join(';'), 街道: listed(streets?.named.map(({ name }) => name) ?? []), 原因: reason }),
});
