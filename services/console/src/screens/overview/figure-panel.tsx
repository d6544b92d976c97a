import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { ProvenanceBadge } from '../../events/provenance-badge.js';
import { dateText } from '../../words/known-date.js';
import { frame } from '../../words/frame.words.js';
import { overview } from '../../words/overview.words.js';
import { bases, kinds, sureness, verdicts, wordsFor } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';
import { FigureEvents } from './figure-events.js';
import { findingsOf, fractionOf, isRestated, reasonsOf, type Figure, type Finding } from './figures.model.js';
import { FindingItems } from './findings-list.js';
import { VerdictMark } from './marks.js';
import { Measures } from './measures.js';

interface PanelProps {
  readonly figure: Figure;
  readonly findings: readonly Finding[];
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** One figure: how it was found, what contradicts it, and what it rests on. */
export const FigurePanel = ({ figure, findings, onOpen, onClose }: PanelProps): ReactNode => {
  const { say } = useAddress();
  const [areAllOpen, setAllOpen] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    setAllOpen(false);
    title.current?.focus({ preventScroll: true });
  }, [figure.id]);
  const found = findingsOf(figure, findings);
  return (
    <section className="figure-panel" aria-labelledby="panel-title">
      <header className="panel-head">
        <h2 id="panel-title" tabIndex={-1} ref={title}>{figure.id} <span className="kind">{say(wordsFor(kinds, figure.kind))}</span></h2>
        <span className="panel-acts"><Button size="small" className="open-all" onClick={() => setAllOpen(true)}>{say(overview.openAll)}</Button><Button size="small" className="close" onClick={onClose}>{say(frame.close)} <kbd>Esc</kbd></Button></span>
      </header>
      <blockquote className="words">{figure.words}<footer>{[figure.place, dateText(figure.asOf)].filter(Boolean).join(' · ')}</footer></blockquote>
      {figure.reading === '' ? null : <p className="reading"><strong>{say(overview.reading)}</strong> {figure.reading}</p>}
      <div className="panel-measures"><div className="measure measure-head"><span /><span className="value">{say(overview.declared)}</span><span className="value">{say(overview.derived)}</span></div><Measures figure={figure} everyBasis /></div>
      {fractionOf(figure) === '' ? null : <p className="fraction">{say(overview.formula)} <strong>{fractionOf(figure)}</strong></p>}
      <p className="panel-verdict"><VerdictMark figure={figure} /><ProvenanceBadge provenance={figure.provenance} /></p>
      <p className="soft">{explanationOf(figure).map(say).join('；')}。</p>
      {reasonsOf(figure).map(({ text, reason }) => <p key={reason} className="soft reason">{say(overview.reason)}：{say(text)} <code>{reason}</code></p>)}
      <p className="soft">{say(overview.scope)}：{figure.scope === '' ? say(overview.noScope) : figure.scope}</p>
      {found.length === 0 ? null : <><h3>{say(overview.findings)}</h3><FindingItems findings={found} onOpen={onOpen} /></>}
      <FigureEvents key={`${figure.id} ${areAllOpen}`} figure={figure} areAllOpen={areAllOpen} />
    </section>
  );
};

const verdictHint = (figure: Figure): Words | undefined => {
  if (figure.verdict === 'not-derivable' && figure.kind === 'rhetoric') return overview.rhetoric;
  if (figure.verdict === 'no-claim' && figure.derived.length === 0) return overview.nothingClaimed;
  return verdicts[figure.verdict]?.hint;
};

const explanationOf = (figure: Figure): readonly Words[] => {
  const said = [verdictHint(figure), figure.derived.length === 0 ? undefined : bases[figure.basis]?.hint, figure.provenance === 'stated' ? undefined : sureness[figure.provenance]?.hint, isRestated(figure) ? overview.equalNotVerified : undefined];
  return said.filter((words) => words !== undefined);
};
