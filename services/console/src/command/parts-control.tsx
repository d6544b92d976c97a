import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { form } from '../words/form.words.js';
import { partsOf, type Field } from './command.model.js';
import type { Choice } from './field-control.js';
import { FieldControl } from './field-control.js';
import { labelOf } from './label-of.js';
import type { Organ } from './use-organs.js';

type Part = Readonly<Record<string, unknown>>;

interface PartsProps {
  readonly id: string;
  /** whose field it is, such as `grid.raise-call` */
  readonly command: string;
  readonly field: Field;
  readonly value: unknown;
  readonly organs: readonly Organ[] | undefined;
  /** by pointer, such as `/items/matter` */
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  /** what each is about, where it is known which there are: none is added or taken away then */
  readonly names: readonly string[] | undefined;
  /** also ids and things within things */
  readonly isWhole: boolean;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onChange: (value: readonly Part[]) => void;
}

/** Several things, each with fields of its own; the first is there to be filled in. */
export const PartsControl = ({ id, field, value, names, describedBy, onChange, ...shared }: PartsProps): ReactNode => {
  const { say } = useAddress();
  const given = (value ?? []) as readonly Part[];
  const shown = names === undefined ? (given.length === 0 ? [{}] : given) : names.map((_, index) => given[index] ?? {});
  const change = (at: number, part: Part): void => onChange(shown.map((one, index) => (index === at ? part : one)));
  return (
    <div id={id} className="parts" role="group" aria-label={say(labelOf(shared.command, field.pointer))} aria-describedby={describedBy}>
      {shown.map((one: Part, index) => (
        <div key={index} className="part" role="group" aria-label={`${index + 1}`}>
          <p className="part-head"><strong>{index + 1}</strong> {names?.[index] ?? ''}</p>
          {partsOf(field, shared.isWhole).map((part) => <PartRow key={part.pointer} {...shared} part={part} value={within(one, pathOf(field, part))} onChange={(next) => change(index, having(one, pathOf(field, part), next))} />)}
          {names !== undefined || shown.length < 2 ? null : <Button size="small" onClick={() => onChange(shown.filter((_, other) => other !== index))}>{say(form.dropPart)}</Button>}
        </div>
      ))}
      {names !== undefined || shown.length >= (field.schema.maxItems ?? 50) ? null : <Button size="small" onClick={() => onChange([...shown, {}])}>{say(form.addPart)}</Button>}
    </div>
  );
};

/** Where a field stands within the one thing that it is a field of. */
const pathOf = ({ pointer }: Field, part: Field): readonly string[] => part.pointer.slice(pointer.length + 1).split('/');

const within = (part: Part, [key = '', ...rest]: readonly string[]): unknown => (rest.length === 0 ? part[key] : within((part[key] ?? {}) as Part, rest));

const having = (part: Part, [key = '', ...rest]: readonly string[], value: unknown): Part => ({ ...part, [key]: rest.length === 0 ? value : having((part[key] ?? {}) as Part, rest, value) });

interface PartRowProps extends Pick<PartsProps, 'value' | 'organs' | 'choices' | 'isWrong' | 'command' | 'isWhole'> {
  readonly part: Field;
  readonly onChange: (value: unknown) => void;
}

const PartRow = ({ part, choices, isWhole, ...control }: PartRowProps): ReactNode => {
  const { say } = useAddress();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(labelOf(control.command, part.pointer))}{part.isRequired ? <span className="bad" title={say(form.required)}> *</span> : null}</label>
      {part.kind === 'parts' ? <PartsControl id={id} field={part} describedBy={`${id}-said`} choices={choices} isWhole={isWhole} names={undefined} {...control} />
        : <FieldControl id={id} field={part} describedBy={`${id}-said`} choices={choices[part.pointer]} {...control} />}
      {part.schema.description === undefined ? null : <span id={`${id}-said`} className="soft field-said">{say(part.schema.description)}</span>}
    </div>
  );
};
