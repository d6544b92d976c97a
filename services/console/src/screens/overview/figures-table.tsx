import { startTransition, useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { ProvenanceBadge } from '../../events/provenance-badge.js';
import { usePaged } from '../../table/use-paged.js';
import { dateText } from '../../words/known-date.js';
import { overview } from '../../words/overview.words.js';
import { parts, rules, verdicts, wordsFor } from '../../words/report.words.js';
import { findingsOf, grouped, partOf, tally, type Figure, type Finding } from './figures.model.js';
import { VerdictMark } from './marks.js';
import { Measures } from './measures.js';

interface TableProps {
  readonly figures: readonly Figure[];
  readonly all: readonly Figure[];
  readonly findings: readonly Finding[];
  readonly open: string;
  readonly onOpen: (id: string) => void;
}

/** rows that a screen can hold: the figures are read from these on, while the others are still being drawn */
const firstScreen = 16;

/** @returns whether the first rows were on the screen already */
const useAfterFirstView = (): boolean => {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => startTransition(() => setAfter(true)), []);
  return isAfter;
};

/** Up and down go from figure to figure. */
const walk = (event: KeyboardEvent<HTMLTableElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button.id')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
};

export const FiguresTable = ({ figures, all, findings, open, onOpen }: TableProps): ReactNode => {
  const { say } = useAddress();
  const { shown, pager } = usePaged(figures);
  const isWhole = useAfterFirstView();
  const drawn = isWhole ? shown : shown.slice(0, firstScreen);
  return (
    <>
    <table className="figures" onKeyDown={walk} aria-busy={!isWhole}>
      <caption className="hidden">{say(overview.caption)}</caption>
      <thead>
        <tr>
          <th scope="col" className="c-id">{say(overview.id)}</th>
          <th scope="col" className="c-words">{say(overview.words)}</th>
          <th scope="col" className="c-measures"><div className="measure"><span /><span className="value">{say(overview.declared)}</span><span className="value">{say(overview.derived)}</span></div></th>
          <th scope="col" className="c-mark">{say(overview.mark)}</th>
          <th scope="col" className="c-asof">{say(overview.asOf)}</th>
        </tr>
      </thead>
      {grouped(drawn).map(({ part, figures: some }) => (
        <tbody key={part}>
          <tr className="group"><th colSpan={5} scope="rowgroup"><span className="letter">{part}</span>{say(wordsFor(parts, part))}<GroupCount shown={shown.filter((figure) => partOf(figure) === part)} all={all.filter((figure) => partOf(figure) === part)} /></th></tr>
          {some.map((figure) => <Row key={figure.id} figure={figure} findings={findings} isOpen={figure.id === open} onOpen={onOpen} />)}
        </tbody>
      ))}
    </table>
    {pager}
    </>
  );
};

const GroupCount = ({ shown, all }: { readonly shown: readonly Figure[]; readonly all: readonly Figure[] }): ReactNode => {
  const { say } = useAddress();
  const counts = tally(shown, (figure) => figure.verdict);
  const said = Object.entries(verdicts).flatMap(([verdict, words]) => ((counts[verdict as Figure['verdict']] ?? 0) > 0 ? [`${say(words)} ${counts[verdict as Figure['verdict']]}`] : []));
  return <span className="group-count">{[shown.length === all.length ? String(all.length) : `${shown.length} / ${all.length}`, ...said].join(' · ')}</span>;
};

const Row = ({ figure, findings, isOpen, onOpen }: { readonly figure: Figure; readonly findings: readonly Finding[]; readonly isOpen: boolean; readonly onOpen: (id: string) => void }): ReactNode => {
  const { say } = useAddress();
  const found = findingsOf(figure, findings);
  return (
    // Words may be marked and copied: only a click that selects nothing opens.
    <tr className={`figure${isOpen ? ' open' : ''}`} data-figure={figure.id} onClick={(event) => { if (event.detail === 0 || String(getSelection()) === '') onOpen(figure.id); }}>
      <th scope="row" className="c-id"><button type="button" className="id" aria-expanded={isOpen} aria-label={`${figure.id} ${say(overview.open)}`}>{figure.id}</button></th>
      <td className="c-words">
        <q>{figure.words}</q> <span className="place">{figure.place}</span>
        {[...new Set(found.map(({ rule }) => rule))].map((rule) => (
          <span key={rule} className="flag" title={found.filter((one) => one.rule === rule).map(({ text }) => say(text)).join('\n')}><span className="sign" aria-hidden="true">！</span>{say(wordsFor(rules, rule))}</span>
        ))}
        <ProvenanceBadge provenance={figure.provenance} />
      </td>
      <td className="c-measures"><Measures figure={figure} /></td>
      <td className="c-mark"><VerdictMark figure={figure} /></td>
      <td className="c-asof">{dateText(figure.asOf)}</td>
    </tr>
  );
};
