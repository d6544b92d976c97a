import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { instantText } from '../../words/known-date.js';
import { yearsWords } from '../../words/years.words.js';
import type { Freezing } from './year.model.js';

const columns: readonly DataColumn<Freezing>[] = [
  { key: 'year', words: yearsWords.year, value: ({ year }) => year, width: 80 },
  { key: 'stands', words: yearsWords.stands, value: ({ stands }, say) => say(stands ? yearsWords.standing : yearsWords.replaced), width: 140 },
  { key: 'at', words: yearsWords.frozenAt, value: ({ frozenAt }) => frozenAt, draw: ({ frozenAt }) => instantText(frozenAt), width: 200 },
  { key: 'reason', words: yearsWords.reason, value: ({ reason }) => reason, width: 220 },
  { key: 'definition', words: yearsWords.definition, value: ({ definition }) => definition, width: 90 },
  { key: 'event', words: yearsWords.event, value: ({ frozenBy }) => frozenBy, draw: ({ frozenBy }) => <ToEvent id={frozenBy} />, width: 130 },
  { key: 'hash', words: yearsWords.hash, value: ({ hash }) => hash.hash, draw: ({ hash }) => <code title={hash.hash}>{hash.hash.slice(0, 12)}…</code>, width: 140 },
  { key: 'positions', words: yearsWords.positions, value: ({ positions }) => Object.entries(positions).map(([log, position]) => `${log} ${position}`).join('，'), width: 320, isExtra: true },
];

const ToEvent = ({ id }: { readonly id: string }): ReactNode => {
  const { to } = useAddress();
  return <Link to={to('events', { event: id })}><code>{id.slice(0, 8)}</code></Link>;
};

/** Every freezing, the last first, those that were corrected or taken back among them. */
export const Freezings = ({ freezings }: { readonly freezings: readonly Freezing[] }): ReactNode => {
  const { say } = useAddress();
  if (freezings.length === 0) return <p className="soft">{say(yearsWords.noFreezing)}</p>;
  return <DataTable name="frozen-" title={yearsWords.freezings} rows={freezings} columns={columns} rowKey={({ frozenBy }) => frozenBy} />;
};
