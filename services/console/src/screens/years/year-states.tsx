import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { instantText } from '../../words/known-date.js';
import { yearsWords } from '../../words/years.words.js';
import { Downloads } from '../reports/downloads.js';
import { FreezeYear } from './freeze-year.js';
import type { ShownYear } from './use-years.js';
import type { Freezing } from './year.model.js';

/** What each year rests on: frozen or not, derived again or not, and what cannot be said of it. */
export const YearStates = ({ shown, freezings }: { readonly shown: readonly ShownYear[]; readonly freezings: readonly Freezing[] }): ReactNode => {
  const { say } = useAddress();
  return (
    <section aria-label={say(yearsWords.states)}>
      <ul className="year-states">{shown.map((one) => <YearState key={one.content.year} shown={one} standing={freezings.find(({ year, stands }) => stands && year === one.content.year)?.frozenBy ?? ''} />)}</ul>
      {new Set(shown.map(({ content }) => content.definition)).size < 2 ? null : <p className="soft"><span className="sign" aria-hidden="true">！</span>{say(yearsWords.otherRows)}</p>}
    </section>
  );
};

const YearState = ({ shown: { content, contentHash, frozen }, standing }: { readonly shown: ShownYear; readonly standing: string }): ReactNode => {
  const { say, to, district, language, knownAt } = useAddress();
  const { year, on, synthetic, uncertain } = content;
  const query = { language, ...(knownAt === '' ? {} : { knownAt }) };
  const isLost = frozen !== null && !frozen.reproduced;
  return (
    <li className="card" data-year={year}>
      <strong>{year}</strong> <span className="soft">{on}</span>
      <span>{frozen === null ? <>○ {say(yearsWords.notFrozen)}</> : <>● {say(yearsWords.isFrozen)} {instantText(frozen.frozenAt)} <Link to={to('events', { event: frozen.frozenBy })}>{say(yearsWords.event)}</Link></>}</span>
      {frozen === null ? null : <span className={isLost ? 'bad' : 'soft'}>{isLost ? '≠ ' : '＝ '}{say(isLost ? yearsWords.differs : yearsWords.reproduced)}</span>}
      {synthetic ? <span className="badge provenance-synthetic"><span className="sign" aria-hidden="true">≈</span>{say(yearsWords.synthetic)}</span> : null}
      {uncertain.length === 0 ? null : <span className="soft">◈ {uncertain.length} {say(yearsWords.uncertain)}</span>}
      <small className="soft">{say(yearsWords.hash)} <code title={contentHash}>{contentHash.slice(0, 12)}…</code></small>
      {/* The service gives no workbook of a freezing that it cannot derive again. */}
      {isLost ? null : <Downloads files={[{ words: yearsWords.workbook, name: `${district}-${year}.xlsx`, ask: () => api.GET('/v1/districts/{district}/year-statistics/{year}/workbook', { params: { path: { district, year }, query }, parseAs: 'blob' }) }]} />}
      <FreezeYear year={year} on={on} standing={standing} />
    </li>
  );
};
