import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { fieldLabels, form } from '../words/form.words.js';

const parts = ['number', 'issuer', 'issuedOn', 'title', 'quote'] as const;

type Document = Readonly<Partial<Record<(typeof parts)[number], string>>>;

interface DocumentsProps {
  readonly id: string;
  readonly value: unknown;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onChange: (value: unknown) => void;
}

/** The papers that a change rests on; the first is there to be filled in. */
export const DocumentsControl = ({ id, value, describedBy, isWrong, onChange }: DocumentsProps): ReactNode => {
  const { say } = useAddress();
  const given = (value ?? []) as readonly Document[];
  const shown = given.length === 0 ? [{}] : given;
  const change = (at: number, part: string, text: string): void => onChange(shown.map((one, index) => (index === at ? { ...one, [part]: text } : one)));
  return (
    <div id={id} className="documents" role="group" aria-label={say(fieldLabels['/documents'])} aria-describedby={describedBy}>
      {shown.map((one: Document, index) => (
        <div key={index} className="document-parts">
          {parts.map((part) => (
            <label key={part} className={`document-${part}`}>
              <span>{say(fieldLabels[`/documents/${part}`])}</span>
              {part === 'issuedOn' ? <input className="day" type="date" value={one[part] ?? ''} onChange={(event) => change(index, part, event.target.value)} />
                : part === 'quote' ? <Input.TextArea rows={2} maxLength={2000} value={one[part] ?? ''} onChange={(event) => change(index, part, event.target.value)} />
                : <Input value={one[part] ?? ''} maxLength={300} placeholder={part === 'number' ? '海党编发〔2026〕1号' : undefined} status={isWrong ? 'error' : ''} onChange={(event) => change(index, part, event.target.value)} />}
            </label>
          ))}
          {given.length < 2 ? null : <Button size="small" onClick={() => onChange(given.filter((_, other) => other !== index))}>{say(form.dropDocument)}</Button>}
        </div>
      ))}
      {given.length === 0 || given.length >= 20 ? null : <Button size="small" onClick={() => onChange([...given, {}])}>{say(form.addDocument)}</Button>}
    </div>
  );
};
