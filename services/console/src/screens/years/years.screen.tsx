import '../../styles/events.css';
import './years.css';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { today } from '../../address/address.model.js';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { yearsWords } from '../../words/years.words.js';
import { Freezings } from './freezings.js';
import { RowSheet } from './row-sheet.js';
import { useYears, type ShownYear } from './use-years.js';
import { changeIn, isBlank, rowsOf, signed, standingYears, valueIn, yearsOf, type Freezing, type YearRow } from './year.model.js';
import { YearStates } from './year-states.js';
import { YearsPicture } from './years-picture.js';

/** 统计年报: the statistics of some years side by side, as frozen or as derived now. */
const Years = (): ReactNode => {
  const { district, knownAt, say } = useAddress();
  const query = knownAt === '' ? {} : { knownAt };
  const door = useDoor(['frozen-statistics', district, query], (signal) => api.GET('/v1/districts/{district}/reporting/frozen-statistics', { params: { path: { district }, query }, signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(yearsWords.title)}</h1><p className="soft">{say(yearsWords.hint)}</p></header>
      <Answered door={door}>{({ statistics }) => <Asked freezings={statistics} />}</Answered>
    </>
  );
};

/** As far back as the service takes a year. */
const earliest = 1950;

const Asked = ({ freezings }: { readonly freezings: readonly Freezing[] }): ReactNode => {
  const { on, params, change, say } = useAddress();
  const standing = standingYears(freezings);
  const years = yearsOf({ from: params.get('from') ?? '', to: params.get('to') ?? '', day: on === '' ? today() : on, frozen: standing });
  const door = useYears(years, standing);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const options = Array.from({ length: Number(today().slice(0, 4)) - earliest + 1 }, (_, index) => String(Number(today().slice(0, 4)) - index)).map((year) => ({ value: year, label: year }));
  const field = (name: 'from' | 'to', value: number): ReactNode => (
    <span>{say(yearsWords[name])} <Select showSearch className="year" aria-label={say(yearsWords[name])} value={String(value)} options={options} onChange={(year) => change({ from: String(first), to: String(last), [name]: year })} /></span>
  );
  return (
    <>
      <p className="year-choice">{field('from', first)}{field('to', last)}</p>
      <Answered door={door}>{(shown) => <Shown shown={shown} freezings={freezings} />}</Answered>
      <h2>{say(yearsWords.freezings)}</h2>
      <Freezings freezings={freezings} />
    </>
  );
};

const Shown = ({ shown, freezings }: { readonly shown: readonly ShownYear[]; readonly freezings: readonly Freezing[] }): ReactNode => {
  const { say } = useAddress();
  const [tableId, chooseTable] = useParam('table');
  const [open, choose] = useParam('row');
  const contents = shown.map(({ content }) => content);
  const years = contents.map(({ year }) => year);
  const all = rowsOf(contents);
  const rows = all.filter((row) => (tableId === '' || row.tableId === tableId) && !isBlank(row));
  const options = [{ value: '', label: say(yearsWords.anyTable) }, ...[...new Map(all.map((row) => [row.tableId, row.table])).entries()].map(([value, table]) => ({ value, label: say(table) }))];
  const opened = all.find(({ key }) => key === open);
  return (
    <>
      <YearStates shown={shown} freezings={freezings} />
      <Select className="year-table" aria-label={say(yearsWords.table)} value={tableId} onChange={chooseTable} options={options} />
      {rows.length === 0 ? <EmptyNotice title={yearsWords.none} hint={yearsWords.noneHint} /> : (
        <>
          <YearsPicture rows={all} years={years} tableId={tableId} />
          <h2>{say(yearsWords.sideBySide)}</h2>
          <DataTable title={yearsWords.title} rows={rows} columns={columnsOf(years)} rowKey={({ key }) => key} onOpen={({ key }) => choose(key)} />
        </>
      )}
      {opened === undefined ? null : <RowSheet row={opened} years={years} onClose={() => choose('')} />}
    </>
  );
};

const columnsOf = (years: readonly number[]): readonly DataColumn<YearRow>[] => [
  { key: 'row', words: yearsWords.row, value: ({ values }, say) => (values.length === 0 ? say(yearsWords.total) : values.map(say).join(' · ')), width: 260 },
  { key: 'table', words: yearsWords.table, value: ({ table }, say) => say(table), width: 150 },
  { key: 'column', words: yearsWords.column, value: ({ column }, say) => say(column), width: 150 },
  { key: 'unit', words: yearsWords.unit, value: ({ unit }) => unit, width: 70 },
  ...years.flatMap((year, index): readonly DataColumn<YearRow>[] => [
    { key: `y${year}`, words: { zh: `${year} 年`, en: String(year) }, value: (row) => valueIn(row, year), width: 95, draw: (row) => <Value value={valueIn(row, year)} /> },
    ...(index === 0 ? [] : [{ key: `c${year}`, words: { zh: `${year} 年较上年`, en: `${year} from ${year - 1}` }, value: (row: YearRow) => changeIn(row, year), width: 130, draw: (row: YearRow) => <Change change={changeIn(row, year)} /> }]),
  ]),
];

/** What is not recorded is no zero. */
const Value = ({ value }: { readonly value: number | null }): ReactNode => {
  const { say } = useAddress();
  return value === null ? <span className="soft"><span aria-hidden="true">—</span><span className="hidden">{say(yearsWords.notRecorded)}</span></span> : value;
};

const Change = ({ change }: { readonly change: number | null }): ReactNode => (change === null ? '' : change === 0 ? <span className="soft">0</span> : <strong>{signed(change)}</strong>);

export { Years as default };
