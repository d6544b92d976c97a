import type { GridEvent } from '@yange/contracts';
import { listed, rowWriters } from '@yange/use-case';

export const centrePresenceWriters = rowWriters<GridEvent>({
  WindowOpened: ({ centre, hall, name, handles, unit }) => ({ 事项: '开设窗口', 中心: centre, 大厅: hall, 窗口: name, 单位: unit?.name ?? '', 办理事项: listed(handles) }),
  WindowUnitSet: ({ centre, hall, name, unit }) => ({ 事项: '调整窗口单位', 中心: centre, 大厅: hall, 窗口: name, 单位: unit?.name ?? '' }),
  WindowClosed: ({ centre, hall, name, reason }) => ({ 事项: '撤销窗口', 中心: centre, 大厅: hall, 窗口: name, 说明: reason }),
  ResidentUnitMovedIn: ({ centre, unit, handles }) => ({ 事项: '单位入驻', 中心: centre, 单位: unit?.name ?? '', 办理事项: listed(handles) }),
  ResidentUnitMovedOut: ({ centre, unit, reason }) => ({ 事项: '单位撤出', 中心: centre, 单位: unit?.name ?? '', 说明: reason }),
});
