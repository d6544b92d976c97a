import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { labelOf } from './label-of.js';
import { form } from '../words/form.words.js';
import { organKey, type Schema } from './command.model.js';
import { numberOf } from './number-of.js';
import type { Organ } from './use-organs.js';

/** An organ as a command takes it: its id under the name that the command gives it, its name, and what else was said of it. */
type Named = Readonly<Record<string, unknown>>;

interface OrganProps {
  readonly id: string;
  readonly command: string;
  readonly schema: Schema;
  readonly value: unknown;
  /** nothing while they are read */
  readonly organs: readonly Organ[] | undefined;
  readonly isMany: boolean;
  readonly isRequired: boolean;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (value: unknown) => void;
}

/** What stands for a name without an id among the choices; no id looks like it. */
const byName = 'name:';

/** An organ that is registered, or, where a command takes it, one that is only known by name, such as several that are counted together. */
export const OrganControl = ({ id, command, schema, value, organs, isMany, isRequired, isWrong, describedBy, onChange }: OrganProps): ReactNode => {
  const { say } = useAddress();
  const [typed, setTyped] = useState('');
  const one = isMany ? (schema.items ?? {}) : schema;
  const key = organKey(one) ?? 'id';
  const mayBeNamed = !(one.required ?? []).includes(key);
  const chosen = (isMany ? (value ?? []) : value === undefined || value === null ? [] : [value]) as readonly Named[];
  const choiceOf = (said: Named): string => (typeof said[key] === 'string' ? said[key] : `${byName}${String(said['name'] ?? '')}`);
  const offered = (organs ?? []).map(({ organId, name }) => ({ value: organId, label: name }));
  const onlyNamed = [...new Set([...chosen.filter((said) => said[key] === undefined).map((said) => String(said['name'] ?? '')), ...(mayBeNamed && typed.trim() !== '' && !offered.some(({ label }) => label === typed.trim()) ? [typed.trim()] : [])])];
  const options = [...offered, ...onlyNamed.map((name) => ({ value: `${byName}${name}`, label: `${say(form.onlyByName)}${name}` }))];
  const named = (choice: string, before: Named = {}): Named => (choice.startsWith(byName) ? { ...before, [key]: undefined, name: choice.slice(byName.length) } : { ...before, [key]: choice, name: offered.find((other) => other.value === choice)?.label ?? '' });
  const change = (choices: readonly string[]): void => {
    setTyped('');
    const next = choices.map((choice) => chosen.find((said) => choiceOf(said) === choice) ?? named(choice, isMany ? {} : chosen[0]));
    onChange(isMany ? next : next[0]);
  };
  const shared = {
    id, 'aria-describedby': describedBy, 'aria-invalid': isWrong, 'aria-required': isRequired, ...(isWrong ? { status: 'error' as const } : {}), className: 'field-select', options, loading: organs === undefined, allowClear: !isRequired,
    showSearch: { onSearch: setTyped, filterOption: (words: string, option?: { readonly label: string }) => (option?.label ?? '').toLowerCase().includes(words.toLowerCase()) },
    notFoundContent: <span className="soft">{say(organs === undefined ? form.loadingChoices : form.noOrgan)}</span>,
  };
  const [first] = chosen;
  return (
    <>
      {isMany ? <Select {...shared} mode="multiple" value={chosen.map(choiceOf)} onChange={(choices: string[]) => change(choices)} />
        : <Select {...shared} value={first === undefined ? null : choiceOf(first)} onChange={(choice: string | null | undefined) => change(choice === null || choice === undefined ? [] : [choice])} />}
      {isMany || first === undefined || first[key] !== undefined || one.properties?.['count'] === undefined ? null : (
        <span className="counted-together">
          <label>{say(form.howMany)} <Input inputMode="numeric" value={first['count'] === undefined ? '' : String(first['count'])} onChange={(event) => onChange({ ...first, count: numberOf(event.target.value) })} /></label>
          <label><input type="checkbox" checked={first['each'] === true} onChange={(event) => onChange({ ...first, each: event.target.checked })} /> {say(labelOf(command, '/each'))}</label>
        </span>
      )}
    </>
  );
};
