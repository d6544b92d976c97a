import { Button, Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import type { Choice } from '../../command/field-control.js';
import { tryWords } from '../../words/try-out.words.js';
import type { Words } from '../../words/say.js';
import { asksFrom, asksTo, asksType, isOfPosts, tryActs, type TryAct, type Wish } from './try-out.model.js';

interface RowProps {
  readonly wish: Wish;
  readonly owners: readonly Choice[];
  /** kinds of quota, those that the organ has first */
  readonly types: readonly Choice[];
  /** what is still to be filled in, once it was asked for */
  readonly lacking: readonly (keyof Wish)[];
  readonly onChange: (part: Partial<Wish>) => void;
  /** null for the only one */
  readonly onRemove: (() => void) | null;
}

const found = (typed: string, option?: { readonly label: string }): boolean => (option?.label ?? '').toLowerCase().includes(typed.toLowerCase());

/** One change: what is done, to whom, of which kind, how many. */
export const WishRow = ({ wish, owners, types, lacking, onChange, onRemove }: RowProps): ReactNode => {
  const { say } = useAddress();
  const select = (key: 'from' | 'to' | 'type', words: Words, options: readonly Choice[]): ReactNode => (
    <Part key={key} words={words} isLacking={lacking.includes(key)}>
      {(id, status) => <Select id={id} className="field-select" {...status} value={wish[key] === '' ? null : wish[key]} options={[...options]} showSearch={{ filterOption: found }} notFoundContent={<span className="soft">{say(tryWords.noChoice)}</span>} onChange={(value: string) => onChange({ [key]: value })} />}
    </Part>
  );
  return (
    <fieldset className="wish">
      <legend className="hidden">{say(tryWords[wish.act])}</legend>
      <Part words={tryWords.act} isLacking={false}>
        {(id) => <Select id={id} className="field-select" value={wish.act} options={tryActs.map((act) => ({ value: act, label: say(tryWords[act]) }))} onChange={(act: TryAct) => onChange(isOfPosts({ act }) === isOfPosts(wish) ? { act } : { act, from: '', to: '', type: '' })} />}
      </Part>
      {asksFrom(wish) ? select('from', tryWords.from, owners) : null}
      {asksTo(wish) ? select('to', tryWords.to, owners) : null}
      {asksType(wish) ? select('type', isOfPosts(wish) ? tryWords.post : tryWords.type, types) : null}
      <Part words={tryWords.count} isLacking={lacking.includes('count')} isShort>
        {(id, status) => <Input id={id} inputMode="numeric" maxLength={6} {...status} value={wish.count === 0 ? '' : String(wish.count)} onChange={({ target }) => onChange({ count: Number(target.value.normalize('NFKC').replace(/\D/g, '')) })} />}
      </Part>
      {onRemove === null ? null : <Button type="text" className="wish-remove" onClick={onRemove}>{say(tryWords.remove)}</Button>}
    </fieldset>
  );
};

interface PartProps {
  readonly words: Words;
  readonly isLacking: boolean;
  readonly isShort?: boolean;
  readonly children: (id: string, status: object) => ReactNode;
}

const Part = ({ words, isLacking, isShort = false, children }: PartProps): ReactNode => {
  const { say } = useAddress();
  const id = useId();
  return (
    <div className={`wish-part${isShort ? ' wish-short' : ''}`}>
      <label htmlFor={id}>{say(words)} <span className="bad" aria-hidden="true">*</span></label>
      {children(id, isLacking ? { status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-said` } : {})}
      {isLacking ? <span id={`${id}-said`} className="complaint bad">{say(tryWords.fill)}</span> : null}
    </div>
  );
};
