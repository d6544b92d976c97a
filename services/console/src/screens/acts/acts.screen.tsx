import './acts.css';
import { rolesWith } from '@yange/auth/rights';
import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { commands } from 'virtual:commands';
import { useAddress, useParam } from '../../address/use-address.js';
import type { CommandName } from '../../command/command.model.js';
import { EmptyNotice } from '../../frame/notice.js';
import { useSession } from '../../frame/use-session.js';
import { actWords } from '../../words/act.words.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import { ActForm } from './act-form.js';
import { contextOf, isMeant, offeredActs, underHeadings } from '../../command/acts.model.js';

/** Everything that somebody's role may do, found by name; the form of each is what the API describes. */
const Acts = (): ReactNode => {
  const { say } = useAddress();
  const { roles } = useSession();
  const [chosen, choose] = useParam('act');
  const [typed, setTyped] = useState('');
  const acts = useMemo(() => offeredActs(commands, (right) => rolesWith(right).some((role) => roles.includes(role))), [roles]);
  const act = acts.find(({ id }) => id === chosen);
  return (
    <>
      <header className="screen-head"><h1>{say(actWords.title)}</h1><p className="soft">{say(actWords.hint)}</p></header>
      {acts.length === 0 ? <EmptyNotice title={actWords.none} hint={actWords.noneHint} /> : (
        <div className={act === undefined ? 'acts-screen' : 'acts-screen has-act'}>
          <section className="card act-list" aria-label={say(actWords.list)}>
            <Input.Search value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={say(actWords.search)} aria-label={say(actWords.search)} allowClear />
            <ActList acts={acts.filter((one) => isMeant(one, typed.trim()))} chosen={chosen} isOpen={typed.trim() !== ''} onChoose={choose} />
          </section>
          <section className="card act-form" aria-label={act === undefined ? say(actWords.form) : say(act.title)}>
            {act === undefined ? <p className="soft">{say(chosen === '' ? actWords.choose : actWords.notOffered)}</p> : <><h2>{say(act.title)}</h2><p className="soft">{say(wordsFor(contexts, contextOf(act)))} · <code>{act.id}</code></p><ActForm key={act.id} act={act} /></>}
          </section>
        </div>
      )}
    </>
  );
};

interface ListProps {
  readonly acts: readonly CommandName[];
  readonly chosen: string;
  /** while something is searched for, all that is found is in sight */
  readonly isOpen: boolean;
  readonly onChoose: (id: string) => void;
}

const ActList = ({ acts, chosen, isOpen, onChoose }: ListProps): ReactNode => {
  const { say } = useAddress();
  if (acts.length === 0) return <p className="soft" role="status">{say(actWords.notFound)}</p>;
  const headings = underHeadings(acts);
  return headings.map(({ words, acts: some }) => (
    <details key={words.en} open={isOpen || headings.length < 4 || some.some(({ id }) => id === chosen) || undefined}>
      <summary>{say(words)} <span className="soft">{some.length}</span></summary>
      <ul>{some.map(({ id, title }) => <li key={id}><Button type="link" className="opens" aria-current={id === chosen ? 'true' : undefined} onClick={() => onChoose(id)}>{say(title)}</Button></li>)}</ul>
    </details>
  ));
};

export { Acts as default };
