import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { overview } from '../../words/overview.words.js';
import { rules, wordsFor } from '../../words/report.words.js';
import type { Finding } from './figures.model.js';

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly onOpen: (id: string) => void;
}

export const FindingItems = ({ findings, onOpen }: FindingsProps): ReactNode => {
  const { say } = useAddress();
  return (
    <ol className="finding-items">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.figures.join(' ')}`} className="finding">
          <p className="finding-rule"><span className="sign" aria-hidden="true">！</span>{say(wordsFor(rules, finding.rule))}</p>
          <p>{say(finding.text)}</p>
          <p className="finding-figures">{finding.figures.map((id) => <button key={id} type="button" className="id" onClick={() => onOpen(id)}>{id}</button>)}<code>{finding.rule}</code></p>
        </li>
      ))}
    </ol>
  );
};

export const FindingsList = ({ findings, onOpen }: FindingsProps): ReactNode => {
  const { say } = useAddress();
  return (
    <section id="findings" className="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">{say(overview.findings)} {findings.length}</h2>
      <p className="soft">{say(overview.findingsHint)}</p>
      {findings.length === 0 ? <p className="soft">{say(overview.noFindings)}</p> : <FindingItems findings={findings} onOpen={onOpen} />}
    </section>
  );
};
