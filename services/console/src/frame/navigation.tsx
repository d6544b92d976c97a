import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { frame } from '../words/frame.words.js';
import { groups, loadAhead, type Screen } from './screens.js';

/** The screens that are offered to this role, by group; the moment goes along. */
export const Navigation = ({ screens }: { readonly screens: readonly Screen[] }): ReactNode => {
  const { say, to } = useAddress();
  const named = (Object.keys(groups) as (keyof typeof groups)[]).map((group) => ({ group, of: screens.filter((screen) => screen.group === group) })).filter(({ of }) => of.length > 0);
  return (
    <nav className="navigation" aria-label={say(frame.menu)}>
      {named.map(({ group, of }) => (
        <div key={group} className="navigation-group">
          <h2>{say(groups[group])}</h2>
          <ul>
            {of.map(({ path, words }) => (
              <li key={path}><NavLink to={to(path)} onPointerEnter={() => loadAhead(`/${path}`)} onFocus={() => loadAhead(`/${path}`)}>{say(words)}</NavLink></li>
            ))}
          </ul>
        </div>
      ))}
      <p className="soft keys">{say(frame.keys)}</p>
    </nav>
  );
};
