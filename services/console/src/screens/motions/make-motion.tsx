import { useState, type ReactNode } from 'react';
import { command as makeMotion } from 'virtual:command/organisations.make-motion';
import { useAddress } from '../../address/use-address.js';
import { CommandButton, useMay } from '../../command/command-button.js';
import { planWords } from '../../words/motion.words.js';
import { PlanPanel } from '../../plans/plan-panel.js';
import type { WhatIf } from '../../plans/plan.model.js';
import { useItemChoices } from '../../plans/use-matters.js';

/** How a motion begins: by itself, or with a plan that was tried out; one that a rule refuses cannot be asked for. */
export const MakeMotion = ({ onMade }: { readonly onMade: (motionId: string) => void }): ReactNode => {
  const { say } = useAddress();
  const [tried, setTried] = useState<WhatIf | null>(null);
  const choices = useItemChoices();
  if (!useMay(makeMotion.right)) return null;
  const form = { command: makeMotion, at: {}, choices, upFront: ['/applicant'], onRecorded: (recorded: { readonly answer: Readonly<Record<string, string>> }) => onMade(recorded.answer['motionId'] ?? '') };
  return (
    <>
      <div className="screen-acts"><CommandButton isMain {...form} given={{}} without={['/planHash', '/documents']} /></div>
      <details className="card with-plan">
        <summary>{say(planWords.tryNew)}</summary>
        <PlanPanel onTried={setTried} />
        {tried?.outcome !== 'passes' ? null : <p className="acts"><CommandButton key={tried.planHash} isMain {...form} words={planWords.tryNew} given={{ planHash: tried.planHash }} without={['/documents']} initial={{ '/title': tried.title, '/items': itemsOf(tried) }} /></p>}
      </details>
    </>
  );
};

/** What the steps of a plan need a decision on, each once. */
const itemsOf = ({ steps }: WhatIf): readonly object[] => [...new Set(steps.flatMap(({ matter }) => (matter === null ? [] : [matter.code])))].map((matter) => ({ matter }));
