import { rolesWith } from '@yange/auth/rights';
import { Button } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { command as makeMotion } from 'virtual:command/organisations.make-motion';
import { today } from '../../address/address.model.js';
import { useAddress, useParam } from '../../address/use-address.js';
import { CommandButton, useMay } from '../../command/command-button.js';
import { DayInput } from '../../frame/day-input.js';
import { FailureNotice } from '../../frame/notice.js';
import { keptPlans } from '../../plans/kept-plans.js';
import type { Plan, WhatIf } from '../../plans/plan.model.js';
import { useItemChoices } from '../../plans/use-matters.js';
import { useWhatIf } from '../../plans/use-what-if.js';
import { WhatIfView } from '../../plans/what-if-view.js';
import { saveText } from '../../table/save-file.js';
import { planWords } from '../../words/motion.words.js';
import { roles, wordsFor } from '../../words/report.words.js';
import { tryWords } from '../../words/try-out.words.js';
import type { Account, Allotment } from './quota.model.js';
import { firstWish, itemsOfPlan, lackingOf, mayAdd, planOfWishes } from './try-out.model.js';
import { useTryChoices } from './use-try-choices.js';
import { useWishes } from './use-wishes.js';
import { WishRow } from './wish-row.js';

interface HeldProps {
  readonly accounts: readonly Account[];
  readonly allotments: readonly Allotment[];
}

/** A change of quota, posts or people, tried before it is filed; what is tried is in the address. What passes becomes a motion that carries the plan's hash. */
export const TryOut = ({ accounts, allotments }: HeldProps): ReactNode => {
  const { say } = useAddress();
  const [text] = useParam('try');
  return (
    <details className="card try-out" open={text !== '' || undefined}>
      <summary><h2>{say(tryWords.title)}</h2> <span className="soft">{say(tryWords.hint)}</span></summary>
      <TryForm accounts={accounts} allotments={allotments} />
    </details>
  );
};

const TryForm = ({ accounts, allotments }: HeldProps): ReactNode => {
  const { say } = useAddress();
  const [wishes, change] = useWishes();
  const [day, setDay] = useParam('tryOn');
  const { owners, postOwners, choicesOf, typesOf, kindName } = useTryChoices(accounts, allotments);
  const [isTold, setTold] = useState(false);
  const { plan, tried, failure, isBusy, tryOut, clear } = useWhatIf((came, of) => (came === null || of === null ? undefined : keptPlans.keep(came.planHash, of)));
  const effective = day === '' ? today() : day;
  const wanted = planOfWishes(wishes, effective, { owners, postOwners, kindName });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTold(true);
    const { currentTarget } = event;
    if (wishes.every((wish) => lackingOf(wish).length === 0)) void tryOut(wanted);
    else requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form className="try-form" onSubmit={submit} aria-label={say(tryWords.title)} noValidate>
      {wishes.map((wish, at) => (
        <WishRow key={at} wish={wish} owners={choicesOf(wish)} types={typesOf(wish)} lacking={isTold ? lackingOf(wish) : []} onChange={(part) => change((now) => now.map((one, index) => (index === at ? { ...one, ...part } : one)))} onRemove={wishes.length === 1 ? null : () => change((now) => now.filter((_, index) => index !== at))} />
      ))}
      <p className="acts">
        <label>{say(tryWords.on)} <DayInput value={effective} onDay={setDay} /></label>
        <Button disabled={!mayAdd(wishes)} onClick={() => change((now) => [...now, firstWish])}>{say(tryWords.add)}</Button>
        <Button type="text" onClick={() => { setTold(false); clear(); setDay(''); change(() => [firstWish]); }}>{say(tryWords.clear)}</Button>
        <Button type="primary" htmlType="submit" disabled={isBusy}>{say(isBusy ? planWords.trying : tryWords.tryOut)}</Button>
      </p>
      {failure === null ? null : <FailureNotice error={failure} />}
      {tried === null || plan === null ? null : <Tried tried={tried} plan={plan} isSame={JSON.stringify(plan) === JSON.stringify(wanted)} onAgain={() => void tryOut(plan, tried.knownAt)} />}
    </form>
  );
};

/** @param isSame whether what is filled in now is still what was tried */
const Tried = ({ tried, plan, isSame, onAgain }: { readonly tried: WhatIf; readonly plan: Plan; readonly isSame: boolean; readonly onAgain: () => void }): ReactNode => {
  const { say, to, district } = useAddress();
  const go = useNavigate();
  const choices = useItemChoices();
  const mayDraft = useMay(makeMotion.right);
  const onRecorded = ({ answer }: { readonly answer: Readonly<Record<string, string>> }): void => void go(to('motions', { motion: answer['motionId'] ?? '' }));
  return (
    <>
      {isSame ? null : <p className="bad" role="status">{say(tryWords.changed)}</p>}
      <WhatIfView tried={tried} />
      <p className="acts">
        {tried.outcome === 'passes' && isSame ? <CommandButton key={tried.planHash} isMain command={makeMotion} at={{}} words={tryWords.draft} choices={choices} upFront={['/applicant']} given={{ planHash: tried.planHash }} without={['/documents']} initial={{ '/title': tried.title, '/items': itemsOfPlan(plan, tried) }} onRecorded={onRecorded} /> : null}
        <Button onClick={() => saveText(JSON.stringify(plan, null, 2), `${district}-方案-${tried.planHash.slice(0, 8)}.json`, 'application/json')}>{say(tryWords.save)}</Button>
        <Button onClick={onAgain}>{say(planWords.again)}</Button>
      </p>
      {mayDraft || tried.outcome !== 'passes' ? null : <p className="soft">{say(tryWords.draftBy)}{rolesWith(makeMotion.right).map((role) => say(wordsFor(roles, role))).join('、')}</p>}
      <p className="soft">{say(tryWords.saveHint)} <code>{tried.planHash}</code></p>
    </>
  );
};
