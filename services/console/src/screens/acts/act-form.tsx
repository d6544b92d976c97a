import { useId, useMemo, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { useMay } from '../../command/command-button.js';
import { CommandForm } from '../../command/command-form.js';
import type { Command, CommandName } from '../../command/command.model.js';
import { labelOf } from '../../command/label-of.js';
import { ThingControl } from '../../command/thing-control.js';
import { listingNamed } from '../../command/thing.model.js';
import { useVersionSeen } from '../../command/use-version-seen.js';
import { Waiting } from '../../frame/notice.js';
import { DescribedBy, foundIn } from '../../events/described-by.js';
import { form } from '../../words/form.words.js';
import { actWords } from '../../words/act.words.js';
import { contextOf, placesOf } from '../../command/acts.model.js';

/** First what it is about, which is in the address, then the form. */
export const ActForm = ({ act }: { readonly act: CommandName }): ReactNode => {
  const { say, params, change } = useAddress();
  const places = placesOf(act);
  const context = contextOf(act);
  const at = Object.fromEntries(places.map((place) => [place, params.get(place) ?? '']));
  const isKnown = places.every((place) => at[place] !== '');
  return (
    <>
      {places.length === 0 ? null : <div className="places">{places.map((place) => <Place key={place} place={place} command={act.id} value={at[place] ?? ''} onChange={(value) => change({ [place]: value })} />)}</div>}
      {isKnown ? <DescribedBy context={context}>{(document) => <Described key={JSON.stringify(at)} act={act} at={at} document={document} />}</DescribedBy> : <p className="soft">{say(actWords.aboutFirst)}</p>}
    </>
  );
};

interface PlaceProps {
  readonly place: string;
  readonly command: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Place = ({ place, command, value, onChange }: PlaceProps): ReactNode => {
  const { say } = useAddress();
  const id = useId();
  return (
    <div className="field" data-place={place}>
      <label htmlFor={id}>{say(labelOf(command, `/${place}`))}<span className="bad" title={say(form.required)}> *</span></label>
      <ThingControl id={id} listing={listingNamed(command, place)} value={value} isRequired isWrong={false} describedBy={`${id}-said`} onChange={(chosen) => onChange(typeof chosen === 'string' ? chosen : '')} />
      <div id={`${id}-said`} className="field-said"><span className="soft">{say(actWords.about)}</span></div>
    </div>
  );
};

interface DescribedProps {
  readonly act: CommandName;
  readonly at: Readonly<Record<string, string>>;
  readonly document: unknown;
}

const Described = ({ act, at, document }: DescribedProps): ReactNode => {
  const { say } = useAddress();
  const mayDraft = useMay('draft.write');
  const known = useMemo(() => ({ command: foundIn(document, act.id), draft: foundIn(document, `${contextOf(act)}.save-draft`) }), [document, act]);
  if (known.command === null) return <p>{say(actWords.notDescribed)}</p>;
  return <Versioned command={known.command} at={at} draft={mayDraft ? known.draft : null} />;
};

/** On the version that the thing has as the form opens, where one has to be said. */
const Versioned = ({ command, at, draft }: { readonly command: Command; readonly at: Readonly<Record<string, string>>; readonly draft: Command | null }): ReactNode => {
  const { district } = useAddress();
  const { isKnown, etag } = useVersionSeen(command, { district, ...at });
  if (!isKnown) return <Waiting />;
  return <CommandForm command={command} at={at} given={{}} isWhole {...(etag === undefined ? {} : { etag })} {...(draft === null ? {} : { draft, isForAnother: true })} />;
};
