import './table.css';
import { DownloadOutlined, PrinterOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover, Table } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { instantText } from '../words/known-date.js';
import { tableWords } from '../words/table.words.js';
import type { Words } from '../words/say.js';
import { saveText } from './save-file.js';
import { usePrinted } from './use-printed.js';
import { csvOf, rowsOfPage, shownColumns, shownRows, stateNames, tableState, textOf, type Column } from './table.model.js';

export interface DataColumn<T> extends Column<T> {
  /** how it is drawn where the bare value is not enough */
  readonly draw?: (row: T) => ReactNode;
}

export interface DataTableProps<T> {
  readonly title: Words;
  readonly rows: readonly T[];
  readonly columns: readonly DataColumn<T>[];
  readonly rowKey: (row: T) => string;
  readonly onOpen?: (row: T) => void;
  /** what is said where there is no row; else that nothing is registered on the day looked at */
  readonly empty?: Words;
  /** tells the tables of a page apart in the address; the only one needs none */
  readonly name?: string;
}

/** The one table: searched, sorted, its columns chosen, what is shown exported; all of it in the address. */
export const DataTable = <T extends object>({ title, rows, columns, rowKey, onOpen, empty = tableWords.empty, name = '' }: DataTableProps<T>): ReactNode => {
  const { params, change, say, language } = useAddress();
  const state = tableState(params, name);
  const there = shownColumns(columns, state.switched) as readonly DataColumn<T>[];
  const shown = useMemo(() => shownRows(rows, columns, state, say), [rows, columns, state.text, state.sort, language]);
  const isPrinted = usePrinted();
  const isLong = shown.length > rowsOfPage && !isPrinted;
  const isNumber = (column: DataColumn<T>): boolean => rows.some((row) => typeof column.value(row, say) === 'number');
  return (
    <section className="data-table" aria-label={say(title)}>
      <Bar title={title} rows={shown} total={rows.length} columns={columns} name={name} />
      <Table<T>
        size="small"
        dataSource={shown as T[]}
        rowKey={rowKey}
        pagination={false}
        virtual={isLong}
        scroll={{ x: there.reduce((sum, { width = 140 }) => sum + width, 0), ...(isLong ? { y: 480 } : {}) }}
        locale={{ emptyText: <p className="soft">{say(rows.length === 0 ? empty : tableWords.nothing)}</p> }}
        onChange={(_pages, _filters, sorter) => {
          const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
          change({ [stateNames(name).sort]: order === undefined || order === null ? '' : `${order === 'descend' ? '-' : ''}${String(columnKey)}` });
        }}
        columns={there.map((column) => ({
          key: column.key,
          title: say(column.words),
          width: column.width ?? 140,
          align: isNumber(column) ? 'right' : 'left',
          sorter: true,
          sortOrder: state.sort === column.key ? 'ascend' : state.sort === `-${column.key}` ? 'descend' : null,
          render: (_: unknown, row: T, index: number) => <DataCell column={column} row={row} opens={onOpen !== undefined && column === there[0]} onOpen={onOpen} key={index} />,
        }))}
      />
    </section>
  );
};

const DataCell = <T,>({ column, row, opens, onOpen }: { readonly column: DataColumn<T>; readonly row: T; readonly opens: boolean; readonly onOpen: ((row: T) => void) | undefined }): ReactNode => {
  const { say } = useAddress();
  const drawn = column.draw?.(row) ?? textOf(column.value(row, say), say);
  return opens ? <Button type="link" size="small" className="opens" onClick={() => onOpen?.(row)}>{drawn}</Button> : drawn;
};

interface BarProps<T> {
  readonly title: Words;
  readonly rows: readonly T[];
  readonly total: number;
  readonly columns: readonly DataColumn<T>[];
  readonly name: string;
}

const Bar = <T,>({ title, rows, total, columns, name }: BarProps<T>): ReactNode => {
  const { params, change, say, district, on, knownAt } = useAddress();
  const { text, switched } = tableState(params, name);
  const names = stateNames(name);
  const there = shownColumns(columns, switched);
  const heading = [district, say(title), on, knownAt === '' ? '' : `@${knownAt}`, text === '' ? '' : `${say(tableWords.filter)}：${text}`, `${say(tableWords.madeAt)} ${instantText(new Date().toISOString())}`].filter(Boolean).join(' · ');
  const toggle = (key: string): void => change({ [names.switched]: (switched.includes(key) ? switched.filter((one) => one !== key) : [...switched, key]).join('.') });
  const choice = <div className="column-choice">{columns.map(({ key, words }) => <Checkbox key={key} checked={there.some((one) => one.key === key)} onChange={() => toggle(key)}>{say(words)}</Checkbox>)}</div>;
  return (
    <div className="table-bar">
      <Input.Search value={text} allowClear maxLength={100} placeholder={say(tableWords.search)} aria-label={say(tableWords.search)} onChange={(event) => change({ [names.text]: event.target.value })} />
      <span className="soft" role="status">{rows.length === total ? `${total} ${say(tableWords.rows)}` : `${rows.length} / ${total} ${say(tableWords.rows)}`}</span>
      <Popover trigger="click" placement="bottomRight" content={choice}><Button icon={<SettingOutlined />}>{say(tableWords.columns)}</Button></Popover>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>{say(tableWords.print)}</Button>
      <Button icon={<DownloadOutlined />} onClick={() => saveText(csvOf(rows, there, heading, say), `${district}-${say(title)}.csv`, 'text/csv')}>{say(tableWords.export)}</Button>
    </div>
  );
};
