import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { fieldLabels, form } from '../words/form.words.js';
import { DayInput } from '../frame/day-input.js';

const parts = ['number', 'issuer', 'issuedOn', 'title', 'quote'] as const;

type Document = Readonly<Partial<Record<(typeof parts)[number], string>>>;

interface DocumentsProps {
  readonly id: string;
  readonly value: unknown;
  readonly describedBy: string;
  readonly isWrong: boolean;
  /** a rule asks for a document, and for what tells it from others */
  readonly isRuled?: boolean;
  readonly onChange: (value: unknown) => void;
}

const dueParts: readonly string[] = ['number', 'issuer', 'issuedOn'];

/** The parts of one document. */
const DocumentParts = ({ document, isWrong, isRuled = false, asked, onChange }: { readonly document: Document; readonly isWrong: boolean; readonly isRuled?: boolean; readonly asked: readonly (typeof parts)[number][]; readonly onChange: (document: Document) => void }): ReactNode => {
  const { say } = useAddress();
  return asked.map((part) => {
    const change = (text: string): void => onChange({ ...document, [part]: text });
    const isDue = isRuled && dueParts.includes(part);
    return (
      <label key={part} className={`document-${part}`}>
        <span>{say(fieldLabels[`/documents/${part}`])}{isDue ? <span className="bad" title={say(form.byRule)}> *</span> : null}</span>
        {part === 'issuedOn' ? <DayInput aria-required={isDue} value={document[part] ?? ''} keepsAll onDay={change} />
          : part === 'quote' ? <Input.TextArea rows={2} maxLength={2000} value={document[part] ?? ''} onChange={(event) => change(event.target.value)} />
          : <Input aria-required={isDue} value={document[part] ?? ''} maxLength={300} placeholder={part === 'number' ? '海党编发〔2026〕1号' : undefined} status={isWrong ? 'error' : ''} onChange={(event) => change(event.target.value)} />}
      </label>
    );
  });
};

/** One paper that is no basis but a fact of its own, such as minutes. */
export const PaperControl = ({ id, value, describedBy, isWrong, onChange }: DocumentsProps): ReactNode => (
  <div id={id} className="document-parts" role="group" aria-describedby={describedBy}>
    <DocumentParts document={(value ?? {}) as Document} isWrong={isWrong} asked={['number', 'issuer', 'issuedOn', 'title']} onChange={onChange} />
  </div>
);

/** The papers that a change rests on; the first is there to be filled in. */
export const DocumentsControl = ({ id, value, describedBy, isWrong, isRuled = false, onChange }: DocumentsProps): ReactNode => {
  const { say } = useAddress();
  const given = (value ?? []) as readonly Document[];
  const shown = given.length === 0 ? [{}] : given;
  return (
    <div id={id} className="documents" role="group" aria-label={say(fieldLabels['/documents'])} aria-describedby={describedBy}>
      {shown.map((one: Document, index) => (
        <div key={index} className="document-parts">
          <DocumentParts document={one} isWrong={isWrong} isRuled={isRuled && index === 0} asked={parts} onChange={(document) => onChange(shown.map((other, at) => (at === index ? document : other)))} />
          {given.length < 2 ? null : <Button size="small" onClick={() => onChange(given.filter((_, other) => other !== index))}>{say(form.dropDocument)}</Button>}
        </div>
      ))}
      {given.length === 0 || given.length >= 20 ? null : <Button size="small" onClick={() => onChange([...given, {}])}>{say(form.addDocument)}</Button>}
    </div>
  );
};
