import { ApiProblem, answer } from '@yange/api-client';
import { Button, Drawer } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { api, newKey } from '../api/platform.js';
import { useMay } from '../command/command-button.js';
import { CommandForm } from '../command/command-form.js';
import type { Body } from '../command/command.model.js';
import type { Trial } from '../command/use-command.js';
import { eventWords } from '../words/event.words.js';
import { DescribedBy, foundIn } from './described-by.js';
import { asCorrection, slipCommand, slipInitial } from './slip.model.js';
import type { StoredEvent } from './use-stored-event.js';

type Post = (path: string, init: object) => Promise<{ readonly data?: unknown; readonly response: Response }>;

/** Corrects a slip of the pen (录入差错): the reason is said, what stands on the event is shown, and a second person confirms. */
const SlipButton = ({ context, event }: { readonly context: string; readonly event: StoredEvent }): ReactNode => {
  const { say } = useAddress();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('draft.write') || context === '') return null;
  return (
    <p className="acts">
      <Button size="small" onClick={() => setOpen(true)}>{say(eventWords.slip)}</Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} size={Math.min(560, innerWidth)} destroyOnHidden title={say(eventWords.slip)}>
        <p className="soft">{say(eventWords.slipHint)}</p>
        <DescribedBy context={context}>{(document) => <Slip context={context} event={event} document={document} />}</DescribedBy>
      </Drawer>
    </p>
  );
};

const Slip = ({ context, event, document }: { readonly context: string; readonly event: StoredEvent; readonly document: unknown }): ReactNode => {
  const { say, district } = useAddress();
  const commands = useMemo(() => {
    const [of, propose] = [foundIn(document, `${context}.${event.command}`), foundIn(document, `${context}.propose-slip-correction`)];
    if (of === null || propose === null) return null;
    const slip = slipCommand(propose, of);
    return { of, slip, initial: slipInitial(slip, of, event) };
  }, [document, context, event]);
  if (commands === null) return <p>{say(eventWords.noSlip)}</p>;
  const { of, slip, initial } = commands;
  const ponder = async (body: Body): Promise<Trial> => {
    const { at, body: correction } = asCorrection(of, body, event);
    return (await answer((api.POST as unknown as Post)(of.path, { params: { path: { district, ...at }, query: { dryRun: true }, header: { 'Idempotency-Key': newKey() } }, body: correction }))) as Trial;
  };
  return <CommandForm command={slip} at={{}} given={{ command: event.command }} initial={initial} upFront={['/says/correctionReason', '/quote']} labelsOf={of.id} ponder={(body) => ponder(body).then(withoutDocuments, unforeseen)} waits={eventWords.slipWaits} />;
};

/** The fact keeps its documents and its decision: what rules say of those says nothing of the slip. */
const withoutDocuments = (trial: Trial): Trial => ({ ...trial, violations: trial.violations.filter(({ rule }) => !/^(document|decision)-|^correction-without-authority$/.test(rule)) });

/** What cannot be foreseen is said as a finding, and does not keep the proposal back: it is judged when it is signed. A lost login and a service that is away are told as such. */
const unforeseen = (error: unknown): Trial | null => {
  if (!(error instanceof ApiProblem) || error.document === null || error.status === 401 || error.status >= 500) throw error;
  const { code, words } = error.document;
  return { outcome: 'recorded', position: 0, events: [], violations: [{ rule: code, ...words.detail, mode: 'warn' }], answer: {}, touches: null };
};

export { SlipButton as default };
