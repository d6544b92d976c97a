import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { register } from '../../words/register.words.js';
import { LedgerSheet } from './ledger-sheet.js';
import { share, type Ledger } from './ledger.model.js';

const columns: readonly DataColumn<Ledger>[] = [
  { key: 'name', words: register.name, value: ({ ledgerName }) => ledgerName, width: 220 },
  { key: 'kind', words: register.kind, value: ({ kind }) => kind, width: 100 },
  { key: 'opened', words: register.opened, value: ({ opened }) => opened, width: 80 },
  { key: 'closed', words: register.closed, value: ({ closed }) => closed, width: 80 },
  { key: 'open', words: register.open, value: ({ open }) => open, width: 80 },
  { key: 'share', words: register.closedRate, value: share, width: 150, draw: (ledger) => <Progress percent={share(ledger)} size="small" aria-label={`${ledger.ledgerName} ${share(ledger)}%`} /> },
  { key: 'raised', words: register.raised, value: ({ closedByRaising }) => closedByRaising, width: 120, isExtra: true },
  { key: 'means', words: register.means, value: ({ means }) => means.join('、'), width: 260 },
  { key: 'from', words: register.validFrom, value: ({ validFrom }) => validFrom, width: 110 },
];

/** A ledger counts each kind by itself. */
const keyOf = ({ ledgerId, kind }: Ledger): string => `${ledgerId} ${kind}`;

/** Ledgers of what has to be put right: opened, closed, left. */
const Ledgers = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const [chosen, choose] = useParam('ledger');
  const query = { limit: 500, ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['ledgers', district, query], (signal) => api.GET('/v1/districts/{district}/staffing/rectification-ledgers', { params: { path: { district }, query }, signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(register.ledgers)}</h1><p className="soft">{say(register.ledgersHint)}</p></header>
      <Answered door={door}>
        {({ ledgers }) => {
          const open = ledgers.find((one) => keyOf(one) === chosen);
          return (
            <>
              <DataTable title={register.ledgers} rows={ledgers} columns={columns} rowKey={keyOf} onOpen={(ledger) => choose(keyOf(ledger))} />
              {open === undefined ? null : <LedgerSheet ledger={open} onClose={() => choose('')} />}
            </>
          );
        }}
      </Answered>
    </>
  );
};

export { Ledgers as default };
