import '../changes/changes.css';
import './powers.css';
import { seen, type components } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { codes } from '../../words/code.words.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { tableWords } from '../../words/table.words.js';
import { standingOf, type List } from './powers.model.js';
import { claimPowers, UnitActs } from './unit-acts.js';

type Unit = components['schemas']['enforcement.PowerList']['units'][number];

/** Items of a list against town and streets: claimed, not claimable and why, how far from the target. */
const Powers = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const [chosen, choose] = useParam('list');
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const lists = useDoor(['power-lists', district, query], (signal) => api.GET('/v1/districts/{district}/enforcement/power-lists', { params: { path: { district }, query }, signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(register.powers)}</h1><p className="soft">{say(register.powersHint)}</p></header>
      <Answered door={lists}>
        {({ lists: all }) => {
          const open = all.find(({ listId }) => listId === chosen) ?? all[0];
          if (open === undefined) return <EmptyNotice title={tableWords.empty} />;
          return (
            <>
              {all.length < 2 ? null : <Select aria-label={say(register.powers)} value={open.listId} onChange={choose} options={all.map(({ listId, title }) => ({ value: listId, label: title }))} />}
              <ListOf listId={open.listId} />
            </>
          );
        }}
      </Answered>
    </>
  );
};

const ListOf = ({ listId }: { readonly listId: string }): ReactNode => {
  const { district, on, knownAt } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useQuery({ queryKey: ['power-list', district, listId, query], queryFn: ({ signal }) => seen(api.GET('/v1/districts/{district}/enforcement/power-lists/{listId}', { params: { path: { district, listId }, query }, signal })) });
  return <Answered door={door}>{({ data, etag }) => <Matrix list={data} etag={etag} />}</Answered>;
};

const Matrix = ({ list, etag }: { readonly list: List; readonly etag: string }): ReactNode => {
  const { say } = useAddress();
  const may = useMay(claimPowers.right);
  return (
    <section className="card">
      <h2>{list.title}</h2>
      <p className="soft">{list.total} {say(register.items)} · {say(register.penalty)} {list.penalty ?? '—'} · {say(register.other)} {list.other ?? '—'}{list.target === null ? '' : ` · ${say(register.target)} ≥ ${list.target.atLeastPercent}%（${list.target.appliesTo}）`}</p>
      <div className="moved-frame" tabIndex={0} role="region" aria-label={list.title}>
        <table className="matrix">
          <thead>
            <tr>{([register.unit, register.body, register.claimed, register.refused, register.reason, register.rest, register.rate, register.target] as const).map((words) => <th key={words.en} scope="col">{say(words)}</th>)}{may ? <th scope="col" className="acts-column">{say(register.acts)}</th> : null}</tr>
          </thead>
          <tbody>{list.units.map((unit) => <UnitRow key={unit.id} list={list} unit={unit} acts={may ? <UnitActs list={list} unit={unit} etag={etag} /> : null} />)}</tbody>
        </table>
      </div>
    </section>
  );
};

const UnitRow = ({ list, unit, acts }: { readonly list: List; readonly unit: Unit; readonly acts: ReactNode }): ReactNode => {
  const { say } = useAddress();
  const { claimed, refused, rest, reasons } = standingOf(list, unit);
  return (
    <tr>
      <th scope="row">{unit.name}</th>
      <td>{unit.bodyName || (unit.enforcementBody === null ? '—' : <span className="soft">{say({ zh: '无', en: 'none' })}</span>)}</td>
      <td className="number"><strong>{claimed}</strong><br /><span className="soft">{([['penalty', unit.byKind.penalty], ['other', unit.byKind.other], ['unsplit', unit.byKind.unsplit]] as const).filter(([, count]) => count > 0).map(([kind, count]) => `${say(register[kind])} ${count}`).join(' · ')}</span></td>
      <td className="number">{refused}</td>
      <td>{reasons.map(({ code, count }) => <span key={code} className="reason-code">{say(wordsFor(codes, code))} {count}</span>)}</td>
      <td className="number">{rest}</td>
      <td className="rate"><Bar list={list} unit={unit} claimed={claimed} refused={refused} /></td>
      <td>{unit.target === null ? <span className="soft">{say(register.noTarget)}</span> : unit.target.met ? `✓ ${say(register.met)}` : <strong className="bad">！{say(register.short)} {unit.target.short} {say(register.items)}</strong>}</td>
      {acts === null ? null : <td className="acts-column">{acts}</td>}
    </tr>
  );
};

/** Claimed full, not claimable hatched, the rest empty; the target is a line. */
const Bar = ({ list, unit, claimed, refused }: { readonly list: List; readonly unit: List['units'][number]; readonly claimed: number; readonly refused: number }): ReactNode => {
  const { say } = useAddress();
  const share = (count: number): number => (list.total === 0 ? 0 : (count / list.total) * 100);
  return (
    <>
      <span>{unit.rate === null ? '—' : `${unit.rate.percent}%`}</span>
      <svg className="power-bar" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={`${say(register.claimed)} ${claimed}，${say(register.refused)} ${refused}，${say(register.total)} ${list.total}`}>
        <rect className="bar-ground" width={100} height={12} /><rect className="bar-claimed" width={share(claimed)} height={12} /><rect className="bar-refused" x={share(claimed)} width={share(refused)} height={12} />
        {unit.target === null || unit.target.atLeastPercent === null ? null : <line className="bar-target" x1={unit.target.atLeastPercent} x2={unit.target.atLeastPercent} y1={0} y2={12} />}
      </svg>
    </>
  );
};

export { Powers as default };
