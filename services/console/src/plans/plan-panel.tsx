import { Button } from 'antd';
import { useState, type ChangeEvent, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { FailureNotice } from '../frame/notice.js';
import { planWords } from '../words/motion.words.js';
import { keptPlans } from './kept-plans.js';
import { planOf, type Plan, type WhatIf } from './plan.model.js';
import { useWhatIf } from './use-what-if.js';
import { WhatIfView } from './what-if-view.js';

interface PanelProps {
  /** the plan of the motion, where there is one */
  readonly expected?: string;
  readonly onTried?: (tried: WhatIf | null, plan: Plan | null) => void;
}

/** A plan out of a file, tried out: nothing is written. Tried again, it says what differs since. */
export const PlanPanel = ({ expected = '', onTried }: PanelProps): ReactNode => {
  const { say } = useAddress();
  const { plan, tried, failure, isBusy, tryOut, clear } = useWhatIf(onTried);
  const [isWrong, setWrong] = useState(false);
  const kept = expected === '' ? null : keptPlans.of(expected);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const read = planOf(await file.text());
    setWrong(read === null);
    clear();
    if (read !== null) await tryOut(read);
  };
  return (
    <div className="plan-panel">
      {kept === null ? null : <p><Button disabled={isBusy} onClick={() => void tryOut(kept)}>{say(planWords.kept)}</Button></p>}
      <label className="file-choice"><span>{say(planWords.choose)}</span><input type="file" accept=".json,application/json" onChange={(event) => void choose(event)} /></label>
      <p className="soft">{say(planWords.chooseHint)}</p>
      {isWrong ? <p className="bad" role="alert">{say(planWords.notPlan)}</p> : null}
      {isBusy ? <p role="status">{say(planWords.trying)}</p> : null}
      {failure === null ? null : <FailureNotice error={failure} />}
      {tried === null || expected === '' ? null : <p role="status" className={tried.planHash === expected ? 'plan-same' : 'bad'}>{tried.planHash === expected ? '✓ ' : '✗ '}{say(tried.planHash === expected ? planWords.same : planWords.another)}</p>}
      {tried === null ? null : <WhatIfView tried={tried} />}
      {tried === null || plan === null ? null : <p><Button disabled={isBusy} onClick={() => void tryOut(plan, tried.knownAt)}>{say(planWords.again)}</Button></p>}
    </div>
  );
};
