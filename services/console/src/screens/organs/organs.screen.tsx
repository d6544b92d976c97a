import '../../styles/events.css';
import './organs.css';
import { answer, pages } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import { Drawer, Tree } from 'antd';
import type { ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { OrganFindings } from './organ-findings.js';
import { OrganLimits } from './organ-limits.js';
import { OrganSheet } from './organ-sheet.js';
import { treeOf, type Organ, type TreeNode } from './organ-tree.model.js';

const columns: readonly DataColumn<Organ>[] = [
  { key: 'name', words: register.name, value: ({ name }) => name, width: 220 },
  { key: 'category', words: register.category, value: ({ category }, say) => say(wordsFor(codes, category)), width: 110 },
  { key: 'aliases', words: register.aliases, value: ({ aliases }) => aliases.join('、'), width: 200 },
  { key: 'rank', words: register.rank, value: ({ rank }) => rank, width: 90, isExtra: true },
  { key: 'code', words: register.creditCode, value: ({ creditCode }) => creditCode, width: 180, isExtra: true },
  { key: 'from', words: register.validFrom, value: ({ validFrom }) => validFrom, width: 110 },
  { key: 'to', words: register.validTo, value: ({ validTo }) => validTo, width: 110, isExtra: true },
];

const readAll = async (district: string, query: Readonly<Record<string, string>>): Promise<readonly Organ[]> => {
  const all: Organ[] = [];
  for await (const page of pages((from) => answer(api.GET('/v1/districts/{district}/organisations/organs', { params: { path: { district }, query: { limit: 500, ...query, ...from } } })))) all.push(...page.organs);
  return all;
};

/** Organs as of the day, as a tree and as a table; one that is opened tells its history. */
const Organs = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const [open, setOpen] = useParam('organ');
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const organs = useQuery({ queryKey: ['organs', district, query], queryFn: () => readAll(district, query) });
  return (
    <>
      <header className="screen-head"><h1>{say(register.organs)}</h1><p className="soft">{say(register.organsHint)}</p></header>
      <OrganFindings />
      <OrganLimits />
      <Answered door={organs}>
        {(rows) => (
          <div className="organs">
            <OrganTree organs={rows} onOpen={setOpen} />
            <DataTable title={register.organs} rows={rows} columns={columns} rowKey={({ organId }) => organId} onOpen={({ organId }) => setOpen(organId)} />
          </div>
        )}
      </Answered>
      <Drawer open={open !== ''} onClose={() => setOpen('')} title={say(register.history)} size={640} destroyOnHidden>{open === '' ? null : <OrganSheet organId={open} />}</Drawer>
    </>
  );
};

interface DrawnNode {
  readonly key: string;
  readonly title: string;
  readonly selectable: boolean;
  readonly children: DrawnNode[];
}

const OrganTree = ({ organs, onOpen }: { readonly organs: readonly Organ[]; readonly onOpen: (id: string) => void }): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const groups = useDoor(['organ-groups', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/organ-groups', { params: { path: { district }, query }, signal }));
  const drawn = (node: TreeNode): DrawnNode => ({
    key: node.key,
    title: node.organ === null ? `${node.name} ${node.count}${node.children.length === 0 ? `（${say(register.counted)}）` : ''}` : node.name,
    selectable: node.organ !== null,
    children: node.children.map(drawn),
  });
  return (
    <section className="card" aria-label={say(register.tree)}>
      <h2>{say(register.tree)}</h2>
      <Answered door={groups}>{(data) => <Tree defaultExpandAll showLine treeData={treeOf(organs, data.groups, { others: say(register.others), on }).map(drawn)} onSelect={([key]) => onOpen(String(key ?? ''))} />}</Answered>
    </section>
  );
};

export { Organs as default };
