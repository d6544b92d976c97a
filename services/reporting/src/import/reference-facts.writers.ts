import type { ReportingEvent } from '@yange/contracts';
import { rowWriters } from '@yange/use-case';

export const referenceFactWriters = rowWriters<ReportingEvent>({
  ReferenceFactRecorded: ({ value, unit, area, districts, asOf, source, approximate }) => ({
    指标: '常住人口', 数值: value, 单位: unit, 地域: area, 区县数: String(districts), 数据时点: asOf?.text ?? '', 来源: source, 约数: approximate ? '是' : '否',
  }),
});
