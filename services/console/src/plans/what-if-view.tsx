import './plans.css';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { codes } from '../words/code.words.js';
import { form } from '../words/form.words.js';
import { planWords } from '../words/motion.words.js';
import { usePaged } from '../table/use-paged.js';
import { wordsFor } from '../words/report.words.js';
import type { Words } from '../words/say.js';
import { batchCells, movedText, signed, type WhatIf } from './plan.model.js';

type Tried = WhatIf['steps'][number] | WhatIf['followUps'][number];
type Told = WhatIf['figures']['then'][number]['before'];

/** What would come of a plan: refusals first, then what each step writes, then figures, quota, posts and people before and after. */
export const WhatIfView = ({ tried }: { readonly tried: WhatIf }): ReactNode => {
  const { say } = useAddress();
  const { title, outcome, on, steps, followUps, findings, since } = tried;
  return (
    <section className={`trial what-if trial-${outcome}`} role="status">
      <h3>{outcome === 'refused' ? '✗ ' : '✓ '}{title}：{say(planWords[outcome])}</h3>
      {on === null ? null : <p className="soft">{say(planWords.effective)} {on}</p>}
      <h4>{say(planWords.steps)}</h4>
      <ol className="what-if-steps">{steps.map((step) => <li key={step.step}><TriedStep step={step} /></li>)}</ol>
      {followUps.length === 0 ? null : <details><summary>{say(planWords.followUps)}（{followUps.length}）</summary><ol className="what-if-steps">{followUps.map((one, index) => <li key={index}><TriedStep step={one} /></li>)}</ol></details>}
      {outcome === 'refused' ? null : <Movements tried={tried} />}
      {([[planWords.opened, findings.opened], [planWords.closed, findings.closed]] as const).map(([words, found]) => (found.length === 0 ? null : <div key={words.en}><h4>{say(words)}</h4><ul>{found.map(({ rule, text }, index) => <li key={index}>{say(text)} <code>{rule}</code></li>)}</ul></div>))}
      {since === null ? null : <div><h4>{say(planWords.since)}</h4>{since.differences.length === 0 ? <p>{say(planWords.noDifference)}</p> : <ul>{since.differences.map(({ about, what, before, after }, index) => <li key={index}>{about} {what}：{before ?? '—'} → {after ?? '—'}</li>)}</ul>}</div>}
    </section>
  );
};

const TriedStep = ({ step: { title, command, outcome, violations, events } }: { readonly step: Tried }): ReactNode => {
  const { say } = useAddress();
  return (
    <>
      <p><strong>{say(title ?? { zh: command, en: command })}</strong> <span className={outcome === 'refused' ? 'bad' : 'soft'}>{say(wordsFor(codes, outcome))}</span></p>
      {violations.map(({ rule, zh, en, source }) => <p key={`${rule} ${zh}`} className="event-finding"><span className="sign" aria-hidden="true">！</span>{say({ zh, en })} <code>{rule}</code>{source === null ? null : <span className="soft"> {say(form.source)}：{say(source)}</span>}</p>)}
      {events.map(({ eventId, sentence }) => <p key={eventId} className="words">＋ {say(sentence)}</p>)}
    </>
  );
};

const valueOf = (told: Told): string => told?.derived.map(({ value, unit }) => `${value}${unit}`).join('、') || '—';

const Movements = ({ tried: { figures, movements } }: { readonly tried: WhatIf }): ReactNode => {
  const { say } = useAddress();
  const { accounts, posts, people, batches, totals } = movements;
  if (figures.then.length + accounts.length + posts.length + people.length + batches.length === 0) return <p className="soft">{say(planWords.nothingMoves)}</p>;
  const kindOf = (kind: string): string => say(wordsFor(codes, kind));
  return (
    <>
      <Lines title={planWords.figures} heads={[planWords.figure, planWords.before, planWords.after]} rows={figures.then.map(({ figureId, words, before, after }) => [`${figureId} ${words}`, valueOf(before), valueOf(after)])} />
      <Lines title={planWords.accounts} heads={[planWords.organ, planWords.kind, planWords.approved, planWords.actual]} rows={accounts.map(({ organ, kind, approved, actual }) => [organ, kindOf(kind), movedText(approved), movedText(actual)])} />
      <Lines title={planWords.posts} heads={[planWords.organ, planWords.kind, planWords.principal, planWords.deputy]} rows={posts.map(({ organ, level, principal, deputy }) => [organ, level, movedText(principal), movedText(deputy)])} />
      <Lines title={planWords.people} heads={[planWords.before, planWords.after, planWords.persons]} rows={moves(people)} />
      <Lines title={planWords.batches} heads={[planWords.batch, planWords.before, planWords.after, planWords.persons, planWords.named]} rows={batches.map((batch) => batchCells(batch, say))} />
      {totals.every(({ approved, actual }) => approved === 0 && actual === 0) ? null : <Lines title={planWords.net} heads={[planWords.kind, planWords.approved, planWords.actual]} rows={totals.map(({ kind, approved, actual }) => [kindOf(kind), signed(approved), signed(actual)])} />}
    </>
  );
};

/** How many go from where to where. */
const moves = (people: WhatIf['movements']['people']): readonly (readonly string[])[] => {
  const counted = new Map<string, number>();
  for (const { from, to } of people) {
    const way = `${from?.organ ?? '—'}\n${to?.organ ?? '—'}`;
    counted.set(way, (counted.get(way) ?? 0) + 1);
  }
  return [...counted].map(([way, count]) => [...way.split('\n'), String(count)]);
};

const Lines = ({ title, heads, rows }: { readonly title: Words; readonly heads: readonly Words[]; readonly rows: readonly (readonly string[])[] }): ReactNode => {
  const { say } = useAddress();
  const { shown, pager } = usePaged(rows);
  if (rows.length === 0) return null;
  return (
    <>
    <div className="lines" role="group" aria-label={say(title)} tabIndex={0}>
      <table>
        <caption>{say(title)}</caption>
        <thead><tr>{heads.map((head) => <th key={head.en} scope="col">{say(head)}</th>)}</tr></thead>
        <tbody>{shown.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
    {pager}
    </>
  );
};
