import { Button, Drawer } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { useMay } from '../command/command-button.js';
import { CommandForm } from '../command/command-form.js';
import { eventWords } from '../words/event.words.js';
import { DescribedBy, foundIn } from './described-by.js';
import { correctionCommand, correctionPlace } from './slip.model.js';
import type { StoredEvent } from './use-stored-event.js';

interface CorrectProps {
  /** of the log that owns the event */
  readonly context: string;
  readonly event: StoredEvent;
}

/** Corrects a fact under a document: tried out first, and handed over to a second person where one alone may not. */
const CorrectButton = ({ context, event }: CorrectProps): ReactNode => {
  const { say } = useAddress();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('draft.write') || context === '') return null;
  return (
    <p className="acts">
      <Button size="small" onClick={() => setOpen(true)}>{say(eventWords.correct)}</Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} size={Math.min(560, innerWidth)} destroyOnHidden title={say(eventWords.correct)}>
        <p className="soft">{say(eventWords.correctHint)}</p>
        <DescribedBy context={context}>{(document) => <Correction context={context} event={event} document={document} />}</DescribedBy>
      </Drawer>
    </p>
  );
};

const Correction = ({ context, event, document }: CorrectProps & { readonly document: unknown }): ReactNode => {
  const { say } = useAddress();
  const known = useMemo(() => {
    const [of, draft] = [foundIn(document, `${context}.${event.command}`), foundIn(document, `${context}.save-draft`)];
    return of === null || draft === null || event.command === 'annul-event' ? null : { command: correctionCommand(of), draft, ...correctionPlace(of, event) };
  }, [document, context, event]);
  // Which version the thing has says nothing here: what is corrected is this event.
  return known === null ? <p>{say(eventWords.noCorrection)}</p> : <CommandForm {...known} etag="*" upFront={['/correctionReason']} />;
};

export { CorrectButton as default };
