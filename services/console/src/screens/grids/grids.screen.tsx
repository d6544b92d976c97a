import { answer, pages, type components } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { register } from '../../words/register.words.js';

type Grids = components['schemas']['grid.Grids'];
type Grid = Grids['grids'][number];

const columns: readonly DataColumn<Grid>[] = [
  { key: 'name', words: register.name, value: ({ name }) => name, width: 180 },
  { key: 'unit', words: register.unit, value: ({ unit }) => unit, width: 140 },
  { key: 'community', words: register.community, value: ({ community }) => community, width: 140 },
  { key: 'households', words: register.households, value: ({ households }) => households, width: 90 },
  { key: 'population', words: register.population, value: ({ population }) => population, width: 90 },
  { key: 'within', words: register.within, value: ({ withinStandard }) => withinStandard, width: 110 },
  { key: 'deviation', words: register.deviation, value: ({ deviationReason }) => deviationReason, width: 200 },
];

const readAll = async (district: string, query: Readonly<Record<string, string>>): Promise<Grids> => {
  let whole: Grids | null = null;
  for await (const page of pages((from) => answer(api.GET('/v1/districts/{district}/grid/grids', { params: { path: { district }, query: { limit: 500, ...query, ...from } } })))) whole = whole === null ? page : { ...page, grids: [...whole.grids, ...page.grids] };
  return whole as Grids;
};

/** Grids beside their standard; those that no source names are blocks. */
const GridsScreen = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useQuery({ queryKey: ['grids', district, query], queryFn: () => readAll(district, query) });
  return (
    <>
      <header className="screen-head"><h1>{say(register.grids)}</h1><p className="soft">{say(register.gridsHint)}</p></header>
      <Answered door={door}>
        {({ total, workers, standard, blocks, grids }) => (
          <>
            <dl className="facts card">
              <div><dt>{say(register.total)}</dt><dd><strong>{total}</strong></dd></div>
              <div><dt>{say(register.workers)}</dt><dd><strong>{workers}</strong></dd></div>
              {standard === null ? null : <div><dt>{say(register.standard)}</dt><dd>{standard.words}</dd></div>}
              {blocks.length === 0 ? null : <div><dt>{say(register.blocks)}</dt><dd>{blocks.map(({ name, unit, count }) => `${unit ?? ''}${name} ${count}`).join('、')}</dd></div>}
            </dl>
            <DataTable title={register.grids} rows={grids} columns={columns} rowKey={({ id }) => id} />
          </>
        )}
      </Answered>
    </>
  );
};

export { GridsScreen as default };
