import './city.css';
import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { city as words } from '../../words/city.words.js';
import type { Say } from '../../table/table.model.js';
import { MovesPart } from './moves-part.js';
import { barsOf, inOrder, partOf, reachOf, type District, type Reach, type Row } from './city.model.js';
import { instantText } from '../../words/known-date.js';

const signs: Readonly<Record<Reach, readonly [colour: string, sign: string]>> = { level: ['green', '○'], behind: ['yellow', '△'], silent: ['red', '？'], gaps: ['red', '！'] };

const noteOf = ({ city }: Row, say: Say, called: Called): string => [say(city.text ?? undefined), city.partial === null ? '' : `${say(words.partial)} ${city.partial}`, city.missing.length === 0 ? '' : `${say(words.missing)} ${city.missing.map(called).join('、')}`].filter(Boolean).join('；');

const columnsFor = (districts: readonly District[], called: Called): readonly DataColumn<Row>[] => [
  { key: 'measure', words: words.measure, value: ({ title }, say) => say(title), width: 240 },
  { key: 'city', words: words.total, value: ({ city }) => city.value, width: 90 },
  ...districts.map(({ district }): DataColumn<Row> => ({ key: district, words: { zh: called(district), en: called(district) }, value: (row) => partOf(row, district), width: 100 })),
  { key: 'unit', words: words.unit, value: ({ unit }) => unit, width: 70 },
  { key: 'why', words: words.why, value: (row, say) => noteOf(row, say, called), width: 280 },
  { key: 'derivation', words: words.derivation, value: ({ derivation }) => derivation, width: 320, isExtra: true },
];

/** What a district is called: by the city's own register of regions, else by its code. */
type Called = (district: string) => string;

/** Districts of a city side by side: how far each was read, what each gives, and what they come to. */
const City = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { ...(on === '' ? {} : { asOf: on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['roll-up', district, query], (signal) => api.GET('/v1/districts/{district}/reporting/roll-up', { params: { path: { district }, query }, signal }));
  const regions = useDoor(['regions', district, on], (signal) => api.GET('/v1/districts/{district}/organisations/regions', { params: { path: { district }, query: on === '' ? {} : { on } }, signal }));
  const called: Called = (code) => regions.data?.regions.find((one) => one.code === code)?.name ?? code;
  return (
    <>
      <header className="screen-head"><h1>{say(words.city)}</h1><p className="soft">{say(words.hint)}</p></header>
      <Answered door={door}>{({ districts, moves, rows }) => <><Districts districts={inOrder(districts)} rows={rows} called={called} /><MovesPart moves={moves} called={called} /></>}</Answered>
    </>
  );
};

interface DistrictsProps {
  readonly districts: readonly District[];
  readonly rows: readonly Row[];
  readonly called: Called;
}

const Districts = ({ districts, rows, called }: DistrictsProps): ReactNode => {
  const { say } = useAddress();
  const [opened, open] = useState<Row | null>(null);
  const columns = columnsFor(districts, called);
  return (
    <>
      {districts.length < 2 ? <p className="soft">{say(words.alone)}</p> : null}
      <ul className="city-districts" aria-label={say(words.districts)}>{districts.map((one) => <DistrictCard key={one.district} of={one} called={called} />)}</ul>
      <DataTable title={words.measures} rows={rows} columns={columns} rowKey={({ measure }) => measure} onOpen={open} />
      <Drawer open={opened !== null} onClose={() => open(null)} width="min(36rem, 100vw)" title={opened === null ? '' : say(opened.title)} closable={{ 'aria-label': say(words.close) }}>
        {opened === null ? null : <Compared row={opened} called={called} />}
      </Drawer>
    </>
  );
};

const DistrictCard = ({ of, called }: { readonly of: District; readonly called: Called }): ReactNode => {
  const { say } = useAddress();
  const reach = reachOf(of);
  const [colour, sign] = signs[reach];
  return (
    <li className={`card is-${of.standing}`}>
      <strong>{called(of.district)}</strong>
      <span className="soft">{of.district} · {say(words[of.standing])}{of.leftOn === null ? '' : ` · ${say(words.leftOn)} ${of.leftOn}`}{of.synthetic ? ` · ${say(words.made)}` : ''}</span>
      <span className={`light light-${colour}`}>{sign} {say(words[reach])}{of.lag !== null && of.lag > 0 ? ` ${of.lag}` : ''}</span>
      <Moment of={words.recordedAt} at={of.recordedAt} />
      <Moment of={words.heardAt} at={of.heardAt} />
    </li>
  );
};

const Moment = ({ of, at }: { readonly of: typeof words.heardAt; readonly at: string | null }): ReactNode => {
  const { say } = useAddress();
  return at === null ? null : <span className="soft">{say(of)} <time dateTime={at}>{instantText(at)}</time></span>;
};

/** A row by itself: its districts as bars, with the numbers beside them, and why there is no sum. */
const Compared = ({ row, called }: { readonly row: Row; readonly called: Called }): ReactNode => {
  const { say } = useAddress();
  const bars = barsOf(row);
  const uncertain = row.districts.filter((one) => one.uncertain > 0);
  return (
    <div className="city-row">
      <p>{say(words.total)} <strong>{row.city.value ?? '—'}</strong> {row.city.value === null ? '' : row.unit}</p>
      <p className="soft">{noteOf(row, say, called)}</p>
      <dl className="city-bars">
        {bars.map(({ district, value, share }) => (
          <BarOf key={district} name={called(district)} value={value} share={share} />
        ))}
      </dl>
      {uncertain.map((one) => <p key={one.district} className="soft">{called(one.district)}：{one.uncertain} {say(words.uncertain)}</p>)}
      <p className="soft">{say(words.derivation)}：{row.derivation}</p>
    </div>
  );
};

const BarOf = ({ name, value, share }: { readonly name: string; readonly value: number; readonly share: number }): ReactNode => (
  <>
    <dt>{name}</dt>
    <dd aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect width={share * 100} height="10" rx="1" /></svg></dd>
    <dd>{value}</dd>
  </>
);

export { City as default };
