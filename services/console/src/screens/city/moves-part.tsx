import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { moves as words } from '../../words/moves.words.js';
import type { Say } from '../../table/table.model.js';
import { movesOf, type Move, type Sum } from './moves.model.js';
import type { components } from '@yange/api-client';

type Moves = components['schemas']['reporting.RollUp']['moves'];
type Called = (district: string) => string;

const kindOf = ({ what, quotaKind }: Pick<Move, 'what' | 'quotaKind'>, say: Say): string => (what === 'persons' ? say(words.persons) : `${say(words.quota)} ${say(codes[quotaKind]) || quotaKind}`.trimEnd());

const noteOf = ({ finding, near, words: told, state }: Move, say: Say): string => [finding === null ? '' : say(finding.text), near === null ? '' : say(near.text), state === 'up' || state === 'elsewhere' ? told : ''].filter(Boolean).join('；');

const columnsFor = (called: Called): readonly DataColumn<Move>[] => [
  { key: 'state', words: words.state, value: ({ state, finding }, say) => `${finding === null ? '○' : '！'} ${say(words[state])}`, width: 125 },
  { key: 'from', words: words.from, value: ({ from }, say) => (from === '' ? say(words.nobody) : called(from)), width: 90 },
  { key: 'to', words: words.to, value: ({ to }, say) => (to === '' ? say(words.nobody) : called(to)), width: 90 },
  { key: 'kind', words: words.kind, value: (move, say) => kindOf(move, say), width: 110 },
  { key: 'count', words: words.count, value: ({ count }) => count, width: 60 },
  { key: 'day', words: words.day, value: ({ day }) => day, width: 105 },
  { key: 'since', words: words.since, value: ({ openSince }) => openSince, width: 105 },
  { key: 'documents', words: words.documents, value: ({ documents }) => documents.join('、'), width: 180 },
  { key: 'note', words: words.note, value: (move, say) => noteOf(move, say), width: 250 },
];

/** Moves over the borders of the districts: what nets to zero in the city, what went up to it, and every half that nobody answers. */
export const MovesPart = ({ moves, called }: { readonly moves: Moves; readonly called: Called }): ReactNode => {
  const { say } = useAddress();
  if (moves.halves.length === 0) return null;
  const open = moves.halves.filter(({ finding }) => finding !== null).length;
  return (
    <section className="city-moves" aria-label={say(words.moves)}>
      <h2>{say(words.moves)}</h2>
      <p className={open === 0 ? 'soft' : 'light light-red'}>{open === 0 ? say(words.none) : `！ ${say(words.waiting)} ${open}`}</p>
      <ul className="city-moved">{moves.sums.map((sum) => <MovedLine key={`${sum.what}/${sum.quotaKind}`} sum={sum} />)}</ul>
      <DataTable title={words.moves} rows={movesOf(moves.halves)} columns={columnsFor(called)} rowKey={({ eventId }) => eventId} />
    </section>
  );
};

const MovedLine = ({ sum }: { readonly sum: Sum }): ReactNode => {
  const { say } = useAddress();
  return <li>{kindOf(sum, say)}：{say(words.between)} {sum.between}，{say(words.openOut)} {sum.openOut}，{say(words.openIn)} {sum.openIn}，{say(words.up)} {sum.up}</li>;
};
