import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { overview } from '../../words/overview.words.js';
import { bases, verdicts } from '../../words/report.words.js';
import { Swatch } from './marks.js';
import type { Tone } from './figures.model.js';

/** How to read the page, for who sees it for the first time. */
export const Guide = (): ReactNode => {
  const { say } = useAddress();
  return (
    <details className="guide">
      <summary>{say(overview.guide)}</summary>
      <p>{say(overview.guideRows)}</p>
      <dl>
        {Object.entries(verdicts).map(([key, words]) => <div key={key}><dt><span className="sign" aria-hidden="true">{words.mark}</span> {say(words)}</dt><dd>{say(words.hint)}</dd></div>)}
        {Object.entries(bases).map(([key, words]) => <div key={key}><dt><Swatch tone={key as Tone} /> {say(words)}</dt><dd>{say(words.hint)}</dd></div>)}
      </dl>
      <p>{say(overview.guideRestated)}</p>
    </details>
  );
};
