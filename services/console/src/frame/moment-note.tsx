import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { momentWords } from '../words/moment.words.js';
import type { UncertainEvent } from './moment-note.model.js';

/** Under what a page answers as of a day: the positions that it was read at, and what nobody can say of that day. Nothing where neither a day nor a time is asked for. */
export const MomentNote = ({ knownAt, uncertain }: { readonly knownAt: string; readonly uncertain: readonly UncertainEvent[] }): ReactNode => {
  const { on, knownAt: asked, say, to } = useAddress();
  if (on === '' && asked === '') return null;
  return (
    <aside className="soft moment-note">
      {uncertain.length === 0 ? null : (
        <details>
          <summary>◈ {uncertain.length} {say(momentWords.uncertain)}</summary>
          <ul>{uncertain.map(({ id, words }) => <li key={id}><Link to={to('events', { event: id })}>{words === '' ? id : words}</Link></li>)}</ul>
        </details>
      )}
      <small>{say(momentWords.readAt)} {knownAt.split(',').join(', ')}</small>
    </aside>
  );
};
