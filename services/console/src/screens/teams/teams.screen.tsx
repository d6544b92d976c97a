import { useMemo, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Chart } from '../../drawing/chart.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { flowOf, type Edge } from './lineage.model.js';

const edgeColumns: readonly DataColumn<Edge>[] = [
  { key: 'when', words: register.effective, value: ({ effective }) => effective, width: 130 },
  { key: 'how', words: register.how, value: ({ kind }, say) => say(wordsFor(codes, kind)), width: 90 },
  { key: 'from', words: register.from, value: ({ from }) => from.name, width: 200 },
  { key: 'fromCount', words: register.count, value: ({ from }) => (from.count === 0 ? null : from.count), width: 80 },
  { key: 'to', words: register.to, value: ({ to }) => to.name, width: 240 },
  { key: 'toCount', words: register.count, value: ({ to }) => (to.count === 0 ? null : to.count), width: 80 },
];

/** Where teams came from and went: 20 → 7 → 6, as a drawing and as a table. */
const Teams = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const lineage = useDoor(['team-lineage', district, query], (signal) => api.GET('/v1/districts/{district}/enforcement/team-lineage', { params: { path: { district }, query }, signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(register.teams)}</h1><p className="soft">{say(register.teamsHint)}</p></header>
      <Now />
      <Answered door={lineage}>
        {({ edges }) => (
          <>
            <Flow edges={edges} />
            <DataTable title={register.flow} rows={edges} columns={edgeColumns} rowKey={({ eventId, from, to }) => `${eventId} ${from.id} ${to.id}`} />
          </>
        )}
      </Answered>
    </>
  );
};

const Now = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['teams', district, query], (signal) => api.GET('/v1/districts/{district}/enforcement/teams', { params: { path: { district }, query }, signal }));
  return <Answered door={door}>{({ total, teams }) => <p>{say(register.teamsNow)}：<strong>{total}</strong>　{teams.map(({ name, count }) => (count > 1 ? `${name}（${count}）` : name)).join('、')}</p>}</Answered>;
};

/** On a phone names are broken: side by side they would lie on each other. */
const narrow = { series: [{ left: 0, right: 104, nodeGap: 24, nodeWidth: 10, label: { fontSize: 11, lineHeight: 14, width: 84, overflow: 'break' } }] };

const Flow = ({ edges }: { readonly edges: readonly Edge[] }): ReactNode => {
  const { say } = useAddress();
  const flow = useMemo(() => flowOf(edges), [edges]);
  const option = useMemo(
    () => ({
      series: [{
        type: 'sankey',
        data: flow.nodes.map(({ name }) => ({ name })),
        links: flow.links,
        left: 8,
        right: 220,
        nodeGap: 14,
        nodeWidth: 14,
        draggable: false,
        label: { color: '#1c2530', fontSize: 13, width: 210, overflow: 'break' },
        itemStyle: { color: '#1d5b99' },
        lineStyle: { color: '#8fb0d1', opacity: 0.5 },
      }],
    }),
    [flow],
  );
  if (flow.links.length === 0) return null;
  return <section className="card flow"><h2>{say(register.flow)}</h2><Chart option={option} height={380} narrow={narrow} label={flow.links.map(({ source, target, value }) => `${source} → ${target}：${value}`).join('；')} /></section>;
};

export { Teams as default };
