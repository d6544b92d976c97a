import './command.css';
import { rolesWith } from '@yange/auth/rights';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { commands } from 'virtual:commands';
import { useAddress } from '../address/use-address.js';
import { useSession } from '../frame/use-session.js';
import { actWords } from '../words/act.words.js';
import { actsAbout, offeredActs } from './acts.model.js';

/** What somebody may do about one thing, each a way to its form; nothing for whom there is none. @param place as paths name it, such as `organId` */
export const ActsAbout = ({ place, id }: { readonly place: string; readonly id: string }): ReactNode => {
  const { say, to } = useAddress();
  const { roles } = useSession();
  const acts = actsAbout(offeredActs(commands, (right) => rolesWith(right).some((role) => roles.includes(role))), place);
  if (acts.length === 0) return null;
  return (
    <details className="acts-about">
      <summary>{say(actWords.title)} <span className="soft">{acts.length}</span></summary>
      <ul className="tags">{acts.map((act) => <li key={act.id}><Link to={to('acts', { act: act.id, [place]: id })}>{say(act.title)}</Link></li>)}</ul>
    </details>
  );
};
