import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { codes } from '../words/code.words.js';
import { form } from '../words/form.words.js';
import { wordsFor } from '../words/report.words.js';
import type { Field } from './command.model.js';
import { DocumentsControl, PaperControl } from './documents-control.js';
import { numberOf } from './number-of.js';
import { OrganControl } from './organ-control.js';
import { tableFor } from './tables.model.js';
import { ThingControl } from './thing-control.js';
import { listingNamed } from './thing.model.js';
import type { Organ } from './use-organs.js';
import { WhenControl } from './when-control.js';
import { DayInput } from '../frame/day-input.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ControlProps {
  readonly id: string;
  /** whose field it is, such as `grid.raise-call` */
  readonly command: string;
  readonly field: Field;
  readonly value: unknown;
  readonly organs: readonly Organ[] | undefined;
  /** where the page knows better what there is to choose from than the description does */
  readonly choices?: readonly Choice[] | undefined;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onChange: (value: unknown) => void;
}

/** One field, by what the API says of its value. */
export const FieldControl = ({ id, command, field, value, organs, choices, describedBy, isWrong, onChange }: ControlProps): ReactNode => {
  const { say } = useAddress();
  const { kind, schema, isRequired } = field;
  const plain = { id, 'aria-describedby': describedBy, 'aria-invalid': isWrong, 'aria-required': isRequired || field.rule !== undefined };
  const aria = { ...plain, ...(isWrong ? { status: 'error' as const } : {}) };
  const text = typeof value === 'string' ? value : '';
  if (choices !== undefined) return <Select {...aria} className="field-select" value={text || null} options={[...choices]} onChange={(chosen: string | null) => onChange(chosen ?? undefined)} allowClear={!isRequired} />;
  const name = field.pointer.split('/').at(-1) ?? '';
  const choosing = { id, value, isRequired, isWrong, describedBy, onChange };
  const table = kind === 'text' || kind === 'long' ? tableFor(command, name) : undefined;
  if (table !== undefined) return <ThingControl {...choosing} listing={table} />;
  // An id that was not made by the platform, or is derived from words, is text in the description and is in a list all the same.
  const listed = kind === 'text' && name.endsWith('Id') ? listingNamed(command, name) : undefined;
  if (listed !== undefined) return <ThingControl {...choosing} listing={listed} />;
  switch (kind) {
    case 'documents':
      return <DocumentsControl isRuled={field.rule !== undefined} id={id} value={value} describedBy={describedBy} isWrong={isWrong} onChange={onChange} />;
    case 'paper':
      return <PaperControl id={id} value={value} describedBy={describedBy} isWrong={isWrong} onChange={onChange} />;
    case 'parts':
      return null;
    case 'thing':
    case 'things':
      return <ThingControl {...choosing} listing={listingNamed(command, name)} isMany={kind === 'things'} />;
    case 'organ':
    case 'organs':
      return <OrganControl {...choosing} command={command} schema={schema} organs={organs} isMany={kind === 'organs'} />;
    case 'texts':
      return <Input {...aria} placeholder={say(form.several)} value={((value ?? []) as string[]).join('、')} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value.split(/[、，]/))} />;
    case 'choice':
      return <Select {...aria} className="field-select" value={text || null} options={(schema.enum ?? []).map((one) => ({ value: one, label: say(wordsFor(codes, one)) }))} onChange={onChange} allowClear={!isRequired} />;
    case 'flag':
      return <Select {...aria} className="field-select" value={typeof value === 'boolean' ? String(value) : null} options={[{ value: 'true', label: say(form.yes) }, { value: 'false', label: say(form.no) }]} onChange={(chosen: string) => onChange(chosen === 'true')} />;
    case 'number':
      return <Input {...aria} inputMode="numeric" value={value === undefined ? '' : String(value)} onChange={(event) => onChange(numberOf(event.target.value))} />;
    case 'when':
      return <WhenControl id={id} value={text} describedBy={describedBy} isWrong={isWrong} isRequired={isRequired} onChange={onChange} />;
    case 'day':
      return <DayInput {...plain} value={text} keepsAll onDay={onChange} />;
    case 'long':
      return <Input.TextArea {...aria} rows={3} placeholder={say(form.nobodyNamed)} maxLength={schema.maxLength} value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'text':
      return <Input {...aria} maxLength={schema.maxLength} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
};
