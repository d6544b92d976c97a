import { answer } from '@yange/api-client';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, newKey, queries } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { FailureNotice } from '../../frame/notice.js';
import { planWords } from '../../words/motion.words.js';
import type { Motion } from './motion.model.js';
import { PlanPanel } from '../../plans/plan-panel.js';
import type { Plan, WhatIf } from '../../plans/plan.model.js';

/** The plan that a motion is bound to: what would come of it before it is signed, and carried out once it is approved. */
export const MotionPlan = ({ motion: { planHash, stage, decision } }: { readonly motion: Motion }): ReactNode => {
  const { say } = useAddress();
  const [ready, setReady] = useState<{ readonly plan: Plan; readonly tried: WhatIf } | null>(null);
  const mayRecord = useMay('organisations.record');
  if (planHash === null) return <p className="soft">{say(planWords.unbound)}</p>;
  const isApproved = stage === 'approved' && decision !== null && decision.planHash === planHash;
  const isRight = ready?.tried.planHash === planHash && ready.tried.outcome === 'passes';
  return (
    <>
      <p>{say(planWords.bound)} <code>{planHash}</code></p>
      <PlanPanel expected={planHash} onTried={(tried, plan) => setReady(tried === null || plan === null ? null : { tried, plan })} />
      {isApproved && mayRecord && isRight && ready !== null ? <CarryOut plan={ready.plan} decision={decision.decisionId} /> : null}
    </>
  );
};

const CarryOut = ({ plan, decision }: { readonly plan: Plan; readonly decision: string }): ReactNode => {
  const { say, district } = useAddress();
  const [state, setState] = useState<'ready' | 'busy' | 'done'>('ready');
  const [failure, setFailure] = useState<unknown>(null);
  const carryOut = async (): Promise<void> => {
    setState('busy');
    setFailure(null);
    try {
      await answer(api.POST('/v1/districts/{district}/plan-executions', { params: { path: { district } }, headers: { 'Idempotency-Key': newKey() }, body: { plan, decision } }));
      setState('done');
      await queries.invalidateQueries();
    } catch (error) {
      setFailure(error);
      setState('ready');
    }
  };
  if (state === 'done') return <p className="notice recorded" role="status">✓ {say(planWords.done)}</p>;
  return (
    <>
      {failure === null ? null : <FailureNotice error={failure} />}
      <p className="acts"><Button type="primary" disabled={state === 'busy'} onClick={() => void carryOut()}>{say(state === 'busy' ? planWords.carrying : planWords.carryOut)}</Button></p>
    </>
  );
};
