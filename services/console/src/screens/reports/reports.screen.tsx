import './reports.css';
import type { ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { reportsWords } from '../../words/reports.words.js';
import { DraftView } from './draft-view.js';
import { FrozenView } from './frozen-view.js';
import { ProofView } from './proof-view.js';

const views = ['draft', 'frozen', 'proof'] as const;

/** A report from its template, what was frozen, and the proof-reading of somebody's draft. */
const Reports = (): ReactNode => {
  const { say } = useAddress();
  const [asked, choose] = useParam('view');
  const view = views.find((one) => one === asked) ?? 'draft';
  return (
    <>
      <header className="screen-head"><h1>{say(reportsWords.title)}</h1><p className="soft">{say(reportsWords.hint)}</p></header>
      <p className="stage-filter" role="group" aria-label={say(reportsWords.views)}>
        {views.map((one) => <button key={one} type="button" aria-pressed={one === view} onClick={() => choose(one)}>{say(reportsWords[one])}</button>)}
      </p>
      {view === 'draft' ? <DraftView /> : view === 'frozen' ? <FrozenView /> : <ProofView />}
    </>
  );
};

export { Reports as default };
