import { seen } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { codes } from '../../words/code.words.js';
import { motionWords, planWords, stageWords, stepWords } from '../../words/motion.words.js';
import { wordsFor } from '../../words/report.words.js';
import { DecisionUses } from './decision-uses.js';
import { MotionActs } from './motion-acts.js';
import { MotionPlan } from './motion-plan.js';
import { MotionSteps } from './motion-steps.js';
import type { Words } from '../../words/say.js';
import { duesOf, marksOf, type Decision, type Motion } from './motion.model.js';
import { useBound, useMatters } from '../../plans/use-matters.js';

const signs = { done: '✓', now: '▶', ahead: '○', ended: '×', skipped: '–' } as const;

/** One motion: where it stands, what it asks for, what would come of it, what was done, and what may be done next. */
export const MotionPage = ({ motionId, onBack }: { readonly motionId: string; readonly onBack: () => void }): ReactNode => {
  const { district, say } = useAddress();
  const door = useQuery({ queryKey: ['motion', district, motionId], queryFn: ({ signal }) => seen(api.GET('/v1/districts/{district}/organisations/motions/{motionId}', { params: { path: { district, motionId } }, signal })), retry: 4 });
  return (
    <>
      <Button type="link" className="back" onClick={onBack}>← {say(motionWords.back)}</Button>
      {door.data === undefined ? <h1 className="hidden">{say(motionWords.title)}</h1> : null}
      <Answered door={door}>{({ data, etag }) => <Shown motion={data} etag={etag} />}</Answered>
    </>
  );
};

const Shown = ({ motion, etag }: { readonly motion: Motion; readonly etag: string }): ReactNode => {
  const { district, on, say } = useAddress();
  const titleOf = useMatters();
  const boundBy = useBound();
  const dues = useDoor(['dues', district, on, 'organisations'], (signal) => api.GET('/v1/districts/{district}/reporting/dues', { params: { path: { district }, query: { limit: 1000, ...(on === '' ? {} : { on }) } }, signal }));
  const { title, stage, since, applicant, version, contentHash, necessity, items, decision } = motion;
  return (
    <article className="motion">
      <header className="motion-head">
        <h1>{title}</h1>
        <p className="soft"><span className="stage">{say(wordsFor(stageWords, stage))}</span>{[`${say(motionWords.since)} ${since}`, applicant, `${say(motionWords.version)} ${version}`].filter(Boolean).join(' · ')}</p>
        {duesOf(motion, dues.data?.dues ?? []).map((due) => <p key={due.itemId}><span className={`light light-${due.light}`}>{say(wordsFor(codes, due.light))}</span> {say(due.kindWords)} {due.dueOn ?? ''}</p>)}
        <ol className="way" aria-label={say(motionWords.stage)}>
          {marksOf(motion).map(({ step, state }) => <li key={step} className={`way-${state}`} aria-current={state === 'now' ? 'step' : undefined}><span aria-hidden="true">{signs[state]}</span> {say(wordsFor(stepWords, step))}</li>)}
        </ol>
      </header>
      <MotionActs motion={motion} etag={etag} />
      <section className="card">
        <h2>{say(motionWords.items)}</h2>
        <ol className="motion-items">
          {items.map(({ matter, words, subjects, ...item }, index) => <li key={index}><strong>{say(titleOf(matter))}</strong>{words === '' ? '' : `：${words}`}{boundBy(item)}{subjects.length === 0 ? null : <span className="soft"> {subjects.map(({ name }) => name).join('、')}</span>}</li>)}
        </ol>
        <h3>{say(motionWords.necessity)}</h3>
        <p className="words">{necessity}</p>
        <p className="soft">{say(motionWords.hash)} <code>{contentHash}</code></p>
      </section>
      {decision === null ? null : <DecisionCard decision={decision} titleOf={titleOf} />}
      <section className="card"><h2>{say(planWords.title)}</h2><MotionPlan motion={motion} /></section>
      <section className="card"><h2>{say(motionWords.steps)}</h2><MotionSteps steps={motion.steps} titleOf={titleOf} /></section>
    </article>
  );
};

const DecisionCard = ({ decision, titleOf }: { readonly decision: Decision; readonly titleOf: (matter: string) => Words }): ReactNode => {
  const { say, to } = useAddress();
  const { decisionId, document, inForceFrom, level, revoked } = decision;
  return (
    <section className="card">
      <h2>{say(motionWords.decision)}</h2>
      <p><Link to={to('trail', { document: document.number })}>{document.number}</Link> {document.title} <span className="soft">{document.issuer} {document.issuedOn}</span></p>
      <p>{say(motionWords.level)} {say(level === 'city' ? motionWords.city : motionWords.district)} · {say(motionWords.inForce)} {inForceFrom} · <code>{decisionId}</code></p>
      <DecisionUses decision={decision} titleOf={titleOf} />
      {revoked === null ? null : <p className="bad">{say(motionWords.revoked)}{revoked}</p>}
    </section>
  );
};
