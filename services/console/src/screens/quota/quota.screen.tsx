import '../organs/organs.css';
import './quota.css';
import { answer, pages, type components } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { MomentNote } from '../../frame/moment-note.js';
import { uncertainEvents } from '../../frame/moment-note.model.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { overOf, stateOf, totalsOf, type Account, type Allotment } from './quota.model.js';
import { ScheduledChanges } from './scheduled.js';
import { TryOut } from './try-out.js';

type Moment = components['schemas']['Moment'];

const accountColumns: readonly DataColumn<Account>[] = [
  { key: 'owner', words: register.owner, value: ({ ownerName }) => ownerName, width: 240 },
  { key: 'kind', words: register.kind, value: ({ kind }, say) => say(wordsFor(codes, kind)), width: 90 },
  { key: 'approved', words: register.approved, value: ({ approved }) => approved, width: 90 },
  { key: 'change', words: register.change, value: ({ change }) => change, width: 90 },
  { key: 'actual', words: register.actual, value: ({ actual }) => actual, width: 90 },
  { key: 'vacant', words: register.vacant, value: ({ vacant }) => vacant, width: 90 },
  { key: 'over', words: register.over, value: overOf, width: 90 },
  { key: 'state', words: register.state, value: (account, say) => say(register[stateOf(account)]), width: 120 },
  { key: 'management', words: register.management, value: ({ management }, say) => say(wordsFor(codes, management)), width: 110, isExtra: true },
  { key: 'funding', words: register.funding, value: ({ funding }, say) => say(wordsFor(codes, funding)), width: 110, isExtra: true },
  { key: 'from', words: register.validFrom, value: ({ validFrom }) => validFrom, width: 110 },
];

const postColumns: readonly DataColumn<Allotment>[] = [
  { key: 'owner', words: register.owner, value: ({ ownerName }) => ownerName, width: 240 },
  { key: 'level', words: register.level, value: ({ level }) => level, width: 90 },
  { key: 'principal', words: register.principal, value: ({ principal }) => principal.approved, width: 110 },
  { key: 'principalIn', words: register.principalIn, value: ({ principal }) => principal.inOffice, width: 110 },
  { key: 'deputy', words: register.deputy, value: ({ deputy }) => deputy.approved, width: 110 },
  { key: 'deputyIn', words: register.deputyIn, value: ({ deputy }) => deputy.inOffice, width: 110 },
  { key: 'from', words: register.validFrom, value: ({ validFrom }) => validFrom, width: 110 },
];

const readAll = async (district: string, query: Readonly<Record<string, string>>): Promise<{ accounts: readonly Account[]; allotments: readonly Allotment[]; moment: Moment | undefined }> => {
  const [accounts, allotments]: [Account[], Allotment[]] = [[], []];
  let moment: Moment | undefined;
  const params = (from: { readonly cursor?: string }) => ({ path: { district }, query: { limit: 500, ...query, ...from } });
  for await (const page of pages((from) => answer(api.GET('/v1/districts/{district}/staffing/quota-accounts', { params: params(from) })))) {
    accounts.push(...page.accounts);
    moment ??= page.moment;
  }
  for await (const page of pages((from) => answer(api.GET('/v1/districts/{district}/staffing/post-allotments', { params: params(from) })))) allotments.push(...page.allotments);
  return { accounts, allotments, moment };
};

/** Approved, actual, vacant and over, per organ and kind, with the sums above. */
const Quota = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useQuery({ queryKey: ['quota', district, query], queryFn: () => readAll(district, query) });
  return (
    <>
      <header className="screen-head"><h1>{say(register.quota)}</h1><p className="soft">{say(register.quotaHint)}</p></header>
      <Answered door={door}>
        {({ accounts, allotments, moment }) => (
          <>
            <MomentNote knownAt={moment?.knownAt ?? ''} uncertain={uncertainEvents(moment?.uncertain ?? [])} />
            <Totals accounts={accounts} />
            <TryOut accounts={accounts} allotments={allotments} />
            <h2>{say(register.accounts)}</h2>
            <DataTable title={register.accounts} rows={accounts} columns={accountColumns} rowKey={({ accountId }) => accountId} />
            <h2>{say(register.allotments)}</h2>
            <DataTable name="posts-" title={register.allotments} rows={allotments} columns={postColumns} rowKey={({ allotmentId }) => allotmentId} />
            <ScheduledChanges />
          </>
        )}
      </Answered>
    </>
  );
};

/** A gauge only where the actual number is recorded: an empty one would say that nobody is there. */
const Totals = ({ accounts }: { readonly accounts: readonly Account[] }): ReactNode => {
  const { say } = useAddress();
  return (
    <ul className="quota-totals">
      {totalsOf(accounts).map(({ kind, approved, actual, known, accounts: count }) => (
        <li key={kind} className="card">
          <span className="soft">{say(wordsFor(codes, kind))}</span>
          <strong>{approved}</strong>
          {known === 0 ? <span className="soft">{say(register.unknownState)}</span> : <Progress percent={Math.min(100, Math.round((actual / approved) * 100))} size="small" format={() => `${say(register.actual)} ${actual}`} aria-label={`${say(wordsFor(codes, kind))} ${say(register.actual)} ${actual} / ${approved}`} />}
          {known > 0 && known < count ? <span className="soft">{known} / {count}</span> : null}
        </li>
      ))}
    </ul>
  );
};

export { Quota as default };
