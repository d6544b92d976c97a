import './changes.css';
import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { usePaged } from '../../table/use-paged.js';
import { audit } from '../../words/audit.words.js';

type Moved = components['schemas']['MovedFigure'];

/** `+3`, `−2`; empty where one of the two is no number. */
export const differenceOf = ({ before, after }: Pick<Moved, 'before' | 'after'>): string => {
  const [a, b] = [Number(before ?? Number.NaN), Number(after ?? Number.NaN)];
  if (Number.isNaN(a) || Number.isNaN(b)) return '';
  return b >= a ? `+${b - a}` : `−${a - b}`;
};

/** What figures were and are; standing ones only what they are. */
export const MovedFigures = ({ figures, isStanding = false }: { readonly figures: readonly Moved[]; readonly isStanding?: boolean }): ReactNode => {
  const { say, to } = useAddress();
  const { shown, pager } = usePaged(figures);
  return (
    <>
    <div className="moved-frame" tabIndex={0} role="region" aria-label={say(isStanding ? audit.standing : audit.figure)}>
      <table className="moved">
        <thead>
          <tr><th scope="col">{say(audit.figure)}</th>{isStanding ? null : <th scope="col" className="number">{say(audit.before)}</th>}<th scope="col" className="number">{say(audit.after)}</th>{isStanding ? null : <th scope="col" className="number">{say(audit.difference)}</th>}</tr>
        </thead>
        <tbody>
          {shown.map((figure) => (
            <tr key={`${figure.id} ${figure.measure}`}>
              <th scope="row"><Link to={to('overview', { figure: figure.id })}>{figure.id}</Link> {say(figure.title)}</th>
              {isStanding ? null : <td className="number">{figure.before ?? '—'}</td>}
              <td className="number"><strong>{figure.after ?? '—'}</strong> {figure.unit}</td>
              {isStanding ? null : <td className="number">{differenceOf(figure)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {pager}
    </>
  );
};
