import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { codes } from '../words/code.words.js';
import { form } from '../words/form.words.js';
import { wordsFor } from '../words/report.words.js';
import type { Field } from './command.model.js';
import { DocumentsControl, PaperControl } from './documents-control.js';
import type { Organ } from './use-organs.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ControlProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly organs: readonly Organ[] | undefined;
  /** where the page knows better what there is to choose from than the description does */
  readonly choices?: readonly Choice[] | undefined;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onChange: (value: unknown) => void;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const has = (label: string | undefined, typed: string): boolean => (label ?? '').toLowerCase().includes(typed.toLowerCase());

/** One field, by what the API says of its value. */
export const FieldControl = ({ id, field, value, organs, choices, describedBy, isWrong, onChange }: ControlProps): ReactNode => {
  const { say } = useAddress();
  const { kind, schema, isRequired } = field;
  const plain = { id, 'aria-describedby': describedBy, 'aria-invalid': isWrong, 'aria-required': isRequired };
  const aria = { ...plain, ...(isWrong ? { status: 'error' as const } : {}) };
  const text = typeof value === 'string' ? value : '';
  const offered = (organs ?? []).map(({ organId, name }) => ({ value: organId, label: name }));
  const organSelect = { ...aria, className: 'field-select', options: offered, loading: organs === undefined, showSearch: { filterOption: (typed: string, option?: Choice) => has(option?.label, typed) }, notFoundContent: <span className="soft">{say(organs === undefined ? form.loadingChoices : form.noOrgan)}</span> };
  const named = (organId: string): Named => ({ id: organId, name: offered.find((one) => one.value === organId)?.label ?? '' });
  if (choices !== undefined) return <Select {...aria} className="field-select" value={text || null} options={[...choices]} onChange={(chosen: string | null) => onChange(chosen ?? undefined)} allowClear={!isRequired} />;
  switch (kind) {
    case 'documents':
      return <DocumentsControl id={id} value={value} describedBy={describedBy} isWrong={isWrong} onChange={onChange} />;
    case 'paper':
      return <PaperControl id={id} value={value} describedBy={describedBy} isWrong={isWrong} onChange={onChange} />;
    case 'parts':
      return null;
    case 'organ':
      return <Select {...organSelect} value={(value as Named | undefined)?.id ?? null} onChange={(chosen: string | null) => onChange(chosen === null || chosen === undefined ? undefined : named(chosen))} />;
    case 'organs':
      return <Select {...organSelect} mode="multiple" value={((value ?? []) as Named[]).map((one) => one.id)} onChange={(chosen: string[]) => onChange(chosen.map(named))} />;
    case 'texts':
      return <Input {...aria} placeholder={say(form.several)} value={((value ?? []) as string[]).join('、')} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value.split(/[、，]/))} />;
    case 'choice':
      return <Select {...aria} className="field-select" value={text || null} options={(schema.enum ?? []).map((one) => ({ value: one, label: say(wordsFor(codes, one)) }))} onChange={onChange} allowClear={!isRequired} />;
    case 'flag':
      return <Select {...aria} className="field-select" value={typeof value === 'boolean' ? String(value) : null} options={[{ value: 'true', label: say(form.yes) }, { value: 'false', label: say(form.no) }]} onChange={(chosen: string) => onChange(chosen === 'true')} />;
    case 'number':
      return <Input {...aria} inputMode="numeric" value={value === undefined ? '' : String(value)} onChange={(event) => onChange(numberOf(event.target.value))} />;
    case 'day':
      return <input {...plain} className="day" type="date" value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'long':
      return <Input.TextArea {...aria} rows={3} placeholder={say(form.nobodyNamed)} maxLength={schema.maxLength} value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'text':
      return <Input {...aria} maxLength={schema.maxLength} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
};

/** What is no number stays as it was typed: the service says that it wants one. */
const numberOf = (text: string): unknown => (text.trim() === '' ? undefined : /^-?\d+$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC')) : text);
