import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { frame } from '../words/frame.words.js';
import type { Words } from '../words/say.js';

const lights: Readonly<Record<string, Words & { readonly sign: string }>> = {
  red: { sign: '！', zh: '已逾期', en: 'overdue' },
  yellow: { sign: '△', zh: '将到期', en: 'due soon' },
  green: { sign: '○', zh: '期限内', en: 'in time' },
  none: { sign: '—', zh: '无期限', en: 'no term' },
};

/** As a sign and a word, not by its colour alone. */
export const DueLight = ({ light }: { readonly light: string }): ReactNode => {
  const { say } = useAddress();
  return <span className={`light light-${light}`}><span aria-hidden="true">{lights[light]?.sign}</span> {say(lights[light])}</span>;
};

/** Each with its light as a sign and a word, since when, and by when. */
export const DueList = ({ data }: { readonly data: components['schemas']['reporting.Dues'] }): ReactNode => {
  const { say } = useAddress();
  if (data.total === 0) return <p className="soft">{say(frame.noDues)}（{data.on}）</p>;
  return (
    <ul className="due-list">
      {data.dues.map((due) => (
        <li key={due.itemId}>
          <DueLight light={due.light} /> <strong>{say(due.kindWords)}</strong> {say({ zh: due.zh, en: due.en })}
          <span className="soft"> {due.dueOn ?? ''} {due.organs}</span>
        </li>
      ))}
    </ul>
  );
};
