import '../../styles/events.css';
import './organs.css';
import { answer, pages } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { Answered, FailureNotice } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { ChangeList } from './change-list.js';
import { CompareBar } from './compare-bar.js';
import { OrganFindings } from './organ-findings.js';
import { OrganLimits } from './organ-limits.js';
import { changeDays, changesBetween, type OrganChange, type OrganEvent } from './organ-changes.model.js';
import { OrganSheet } from './organ-sheet.js';
import { OrganTree } from './organ-tree.js';
import type { Organ } from './organ-tree.model.js';
import { TimeSlider } from './time-slider.js';
import { useOrganEvents } from './use-organ-events.js';

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
  const [since] = useParam('since');
  const [only] = useParam('only');
  const organs = useQuery({ queryKey: ['organs', district, query], queryFn: () => readAll(district, query) });
  const events = useOrganEvents();
  const changes = useChanges(organs.data, since, events.data);
  return (
    <>
      <header className="screen-head"><h1>{say(register.organs)}</h1><p className="soft">{say(register.organsHint)}</p></header>
      {events.data === undefined ? null : <TimeSlider days={changeDays(events.data)} />}
      <CompareBar changes={changes} />
      <Answered door={organs}>
        {(rows) => (
          <div className="organs">
            <OrganTree organs={rows} comparison={changes === null ? null : { since, changes, isOnlyChanged: only === '1' }} onOpen={setOpen} />
            {changes === null ? <DataTable title={register.organs} rows={rows} columns={columns} rowKey={({ organId }) => organId} onOpen={({ organId }) => setOpen(organId)} /> : <ChangeList changes={changes} onOpen={setOpen} />}
          </div>
        )}
      </Answered>
      {events.error === null ? null : <FailureNotice error={events.error} again={() => void events.refetch()} />}
      <OrganFindings />
      <OrganLimits />
      <Drawer open={open !== ''} onClose={() => setOpen('')} title={say(register.history)} size={640} destroyOnHidden>{open === '' ? null : <OrganSheet organId={open} />}</Drawer>
    </>
  );
};

/** The registers of both days and the events between them. @param since empty where nothing is compared */
const useChanges = (after: readonly Organ[] | undefined, since: string, events: readonly OrganEvent[] | undefined): readonly OrganChange[] | null => {
  const { district, on, knownAt } = useAddress();
  const isWanted = since !== '' && (on === '' || since < on);
  const query = { on: since, ...(knownAt === '' ? {} : { knownAt }) };
  const before = useQuery({ queryKey: ['organs', district, query], queryFn: () => readAll(district, query), enabled: isWanted });
  return useMemo(() => {
    if (!isWanted || after === undefined || before.data === undefined || events === undefined) return null;
    return changesBetween(before.data, after, events.filter(({ effective }) => effective.to > since && (on === '' || effective.to <= on)));
  }, [isWanted, after, before.data, events, since, on]);
};

export { Organs as default };
