import './ledgers.css';
import { Drawer, Progress } from 'antd';
import type { ReactNode } from 'react';
import { command as closeIssues } from 'virtual:command/staffing.close-issues';
import { command as reopenIssues } from 'virtual:command/staffing.reopen-issues';
import { useAddress } from '../../address/use-address.js';
import { CommandButton } from '../../command/command-button.js';
import { register } from '../../words/register.words.js';
import { BurnDown } from './burn-down.js';
import { share, type Ledger } from './ledger.model.js';

/** Where one ledger stands, and what may be done about it. */
export const LedgerSheet = ({ ledger, onClose }: { readonly ledger: Ledger; readonly onClose: () => void }): ReactNode => {
  const { say } = useAddress();
  const { ledgerName, kind, opened, closed, open, closedByRaising, means } = ledger;
  const place = { at: {}, given: { ledger: ledgerName, kind }, about: `${ledgerName} · ${kind}` };
  return (
    <Drawer open onClose={onClose} size={Math.min(640, innerWidth)} title={ledgerName}>
      <dl className="ledger-facts">
        {([[register.kind, kind], [register.opened, opened], [register.closed, closed], [register.open, open], [register.raised, closedByRaising], [register.means, means.join('、')]] as const).map(([words, value]) => (
          <div key={words.en}><dt>{say(words)}</dt><dd>{value === '' ? '—' : value}</dd></div>
        ))}
      </dl>
      <Progress percent={share(ledger)} aria-label={`${ledgerName} ${share(ledger)}%`} />
      <BurnDown ledger={ledger} />
      <p className="acts">
        {open <= 0 ? null : <CommandButton {...place} isMain command={closeIssues} words={register.closeIssues} without={['/raisedBy']} upFront={['/count', '/means', '/evidence']} />}
        {closed === 0 ? null : <CommandButton {...place} command={reopenIssues} words={register.reopenIssues} upFront={['/count', '/reason']} />}
      </p>
    </Drawer>
  );
};
