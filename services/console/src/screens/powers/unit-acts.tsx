import type { ReactNode } from 'react';
import { command as claimPowers } from 'virtual:command/enforcement.claim-powers';
import { command as declinePowers } from 'virtual:command/enforcement.decline-powers';
import { useAddress } from '../../address/use-address.js';
import { CommandButton } from '../../command/command-button.js';
import { codes } from '../../words/code.words.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { reasonsFor, type List } from './powers.model.js';

export { claimPowers };

interface ActsProps {
  readonly list: List;
  readonly unit: List['units'][number];
  readonly etag: string;
}

/** A town or street takes items of the list, or says why it cannot. */
export const UnitActs = ({ list, unit, etag }: ActsProps): ReactNode => {
  const { say } = useAddress();
  const place = { at: { listId: list.listId }, given: { unit: { id: unit.id, name: unit.name } }, etag, about: unit.name, isSmall: true };
  const reasons = reasonsFor(list).map(({ code, name }) => ({ value: code, label: name ?? say(wordsFor(codes, code)) }));
  return (
    <span className="acts">
      <CommandButton {...place} command={claimPowers} words={register.claim} {...(list.methods.length === 0 ? {} : { choices: { '/method': list.methods.map((method) => ({ value: method, label: method })) } })} />
      <CommandButton {...place} command={declinePowers} words={register.decline} choices={{ '/reason': reasons }} />
    </span>
  );
};
