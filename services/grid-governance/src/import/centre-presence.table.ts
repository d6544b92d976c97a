import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { closeWindowUseCase } from '../commands/centre/close-window.use-case.js';
import { moveUnitInUseCase } from '../commands/centre/move-unit-in.use-case.js';
import { moveUnitOutUseCase } from '../commands/centre/move-unit-out.use-case.js';
import { openWindowUseCase } from '../commands/centre/open-window.use-case.js';
import { setWindowUnitUseCase } from '../commands/centre/set-window-unit.use-case.js';
import { centrePresenceWriters } from './centre-presence.writers.js';

const verbs = { 开设窗口: 'open', 调整窗口单位: 'unit', 撤销窗口: 'close', 单位入驻: 'in', 单位撤出: 'out' } as const;

const windowOf = (row: RowReader): object => {
  const hall = row.optionalText('大厅');
  return { centre: row.text('中心'), name: row.text('窗口'), ...(hall === null ? {} : { hall }) };
};

/** 派驻单位; a window of the centre itself has none. */
const unitOf = (row: RowReader): object => (row.optionalText('单位') === null ? {} : { unit: row.organ('单位') });

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  open: (row) => ({ useCase: openWindowUseCase, body: { ...windowOf(row), handles: row.list('办理事项'), ...unitOf(row) } }),
  unit: (row) => ({ useCase: setWindowUnitUseCase, body: { ...windowOf(row), ...unitOf(row) } }),
  close: (row) => ({ useCase: closeWindowUseCase, body: { ...windowOf(row), reason: row.text('说明') } }),
  in: (row) => ({ useCase: moveUnitInUseCase, body: { centre: row.text('中心'), unit: row.organ('单位'), handles: row.list('办理事项') } }),
  out: (row) => ({ useCase: moveUnitOutUseCase, body: { centre: row.text('中心'), unit: row.organ('单位'), reason: row.text('说明') } }),
};

/** 窗口与单位: windows of a centre and units resident there, one by one; numbers alone are rows of 政务中心. */
export const centrePresenceTable = defineImportTable({
  name: '窗口与单位',
  sample: { 事项: '开设窗口', 中心: '示例政务中心', 窗口: '1号窗口', 办理事项: '社会保障、医疗保障' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('中心', '政务中心名称', 'name of the centre', true),
    column('大厅', '窗口所在大厅，须已列明；不明的留空', 'hall of the window, known by name; empty where it is not said'),
    column('窗口', '窗口名称或编号，同一大厅内唯一', 'name or number of the window'),
    column('单位', '入驻或撤出的单位，或窗口的派驻单位，须已设立；中心自有窗口留空', 'unit that moves in or out, or whose window it is'),
    column('办理事项', '事项类别，以、分隔', 'kinds of matters that are handled there'),
    column('说明', '撤销、撤出的理由', 'why it closes or moves out'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: centrePresenceWriters,
});
