import { ApiProblem } from '@yange/api-client';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { today } from '../address/address.model.js';
import { useAddress } from '../address/use-address.js';
import { form, ruleReasons } from '../words/form.words.js';
import type { Words } from '../words/say.js';
import { CommandFailure, Complained } from './command-failure.js';
import { complaintsAt, fieldsOf, lacking, partsOf, type Complaint, type Field } from './command.model.js';
import { FieldControl, type Choice } from './field-control.js';
import { labelOf } from './label-of.js';
import { PartsControl } from './parts-control.js';
import { TrialView } from './trial-view.js';
import { useCommand, type Commanding, type CommandPlace } from './use-command.js';
import { useOrgans, type Organ } from './use-organs.js';

export interface CommandFormProps extends CommandPlace {
  /** by pointer: what there is to choose from */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** by pointer: which organs are offered; all where it says nothing */
  readonly organsFor?: Readonly<Record<string, (organ: Organ) => boolean>>;
  /** by pointer: what is filled in to begin with */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** pointers that this page never asks for */
  readonly without?: readonly string[];
  /** pointers that may be left out and yet are what one comes for */
  readonly upFront?: readonly string[];
  /** by pointer: what each of several things is about, where it is known which there are */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** the command that is proposed under `/says`, whose names of fields are meant */
  readonly labelsOf?: string;
  /** also asks for ids, and for things with fields of their own that may be left out */
  readonly isWhole?: boolean;
  /** said once it is recorded: what happens next */
  readonly waits?: Words;
}

/** The one form: what the API describes is asked for, tried out, shown, and then carried out. */
export const CommandForm = ({ choices = {}, organsFor = {}, initial = {}, without = [], upFront = [], names = {}, labelsOf = '', isWhole = false, waits, ...place }: CommandFormProps): ReactNode => {
  const { say, district, to } = useAddress();
  const fields = fieldsOf(place.command, { given: [...Object.keys(place.given).map((key) => `/${key}`), ...without], upFront, isWhole });
  const asksForOrgans = fields.some((field) => mentionsOrgans(field, isWhole));
  const organs = useOrgans(district, asksForOrgans);
  const commanding = useCommand({ ...place, at: { district, ...place.at } }, { '/effective': today(), ...initial });
  const [isTold, setTold] = useState(false);
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // What came of it may stand below what is seen of a long form.
    if (commanding.trial !== null || commanding.failure !== null) frame.current?.querySelector('.complaint, .notice.failure, .trial')?.scrollIntoView({ block: 'center' });
  }, [commanding.trial, commanding.failure]);
  const missing = isTold ? lacking(fields, commanding.values) : [];
  const complaints = commanding.failure instanceof ApiProblem && commanding.failure.document !== null ? complaintsAt(commanding.failure.document, fields) : new Map<string, readonly Complaint[]>();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    const [first] = lacking(fields, commanding.values);
    if (first !== undefined) return frame.current?.querySelector<HTMLElement>(`[data-pointer="${first}"] :is(input, textarea, select)`)?.focus();
    commanding.attempt();
  };
  if (commanding.recorded !== null) return <Done waits={commanding.isHandedOver ? (place.isForAnother === true ? form.handedToAnother : form.handedOver) : waits} commanding={commanding} eventAddress={(event) => to('events', { event })} />;
  const row = (field: Field): ReactNode => (
    <FieldRow
      key={field.pointer}
      label={labelOf(labelsOf || place.command.id, field.pointer)}
      field={field}
      command={labelsOf || place.command.id}
      isWhole={isWhole}
      value={commanding.values[field.pointer]}
      organs={organs.data?.filter(organsFor[field.pointer] ?? (() => true))}
      choices={choices}
      names={names[field.pointer]}
      complaints={missing.includes(field.pointer) ? [{ words: form.fillIn }] : (complaints.get(field.pointer) ?? [])}
      onChange={(value) => commanding.set(field.pointer, value)}
    />
  );
  const isExtra = ({ isRequired, isAside, pointer }: Field): boolean => !isRequired && !['/documents', '/effective', '/decision', ...upFront].includes(pointer) && (isAside || pointer.lastIndexOf('/') === 0);
  const extras = fields.filter(isExtra);
  return (
    <form className="command-form" ref={frame} onSubmit={onSubmit} noValidate aria-label={say(place.command.title)}>
      {fields.filter((one) => !isExtra(one)).map(row)}
      {extras.length === 0 ? null : <details className="extras" open={extras.some(({ pointer }) => complaints.has(pointer)) || undefined}><summary>{say(form.optional)}（{extras.length}）</summary>{extras.map(row)}</details>}
      {commanding.failure === null ? null : <CommandFailure error={commanding.failure} complaints={complaints.get('') ?? []} onReapply={commanding.reapply} />}
      {commanding.trial === null ? null : <TrialView trial={commanding.trial} />}
      <Acts commanding={commanding} />
    </form>
  );
};

const mentionsOrgans = (field: Field, isWhole: boolean): boolean => field.kind === 'organ' || field.kind === 'organs' || (field.kind === 'parts' && partsOf(field, isWhole).some((part) => mentionsOrgans(part, isWhole)));

const Acts = ({ commanding: { trial, isBusy, send, clear, handOver } }: { readonly commanding: Commanding }): ReactNode => {
  const { say } = useAddress();
  const mayGo = trial !== null && trial.outcome !== 'refused';
  return (
    <p className="command-acts">
      <Button htmlType="submit" type={mayGo ? 'default' : 'primary'} disabled={isBusy}>{say(isBusy ? form.sending : form.attempt)}</Button>
      {mayGo ? <Button type="primary" disabled={isBusy} onClick={send}>{say(form.send)}</Button> : null}
      {handOver === null ? null : <Button type={mayGo ? 'default' : 'primary'} disabled={isBusy} onClick={handOver}>{say(form.handOver)}</Button>}
      <Button type="text" disabled={isBusy} onClick={clear}>{say(form.clear)}</Button>
    </p>
  );
};

interface RowProps {
  readonly label: Words;
  readonly field: Field;
  readonly command: string;
  readonly isWhole: boolean;
  readonly value: unknown;
  readonly organs: readonly Organ[] | undefined;
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly names: readonly string[] | undefined;
  readonly complaints: readonly Complaint[];
  readonly onChange: (value: unknown) => void;
}

const FieldRow = ({ label, field, complaints, choices, names, isWhole, ...control }: RowProps): ReactNode => {
  const { say } = useAddress();
  const id = useId();
  const { pointer, schema, isRequired, rule } = field;
  return (
    <div className="field" data-pointer={pointer}>
      <label htmlFor={id}>{say(label)}{isRequired || rule !== undefined ? <span className="bad" title={say(rule === undefined ? form.required : form.byRule)}> *</span> : null}</label>
      {field.kind === 'parts' ? <PartsControl id={id} field={field} isWhole={isWhole} describedBy={`${id}-said`} isWrong={complaints.length > 0} choices={choices} names={names} {...control} />
        : <FieldControl id={id} field={field} describedBy={`${id}-said`} isWrong={complaints.length > 0} choices={choices[pointer]} {...control} />}
      <div id={`${id}-said`} className="field-said">
        {rule === undefined ? null : <span className="by-rule soft">{say(form.byRule)}：{say(ruleReasons[rule])} <code>{rule}</code></span>}
        {schema.description === undefined ? null : <span className="soft">{say(schema.description)}</span>}
        {complaints.map((one) => <Complained key={`${one.words.zh} ${one.rule ?? ''}`} complaint={one} />)}
      </div>
    </div>
  );
};

const Done = ({ commanding: { recorded }, waits, eventAddress }: { readonly commanding: Commanding; readonly waits: Words | undefined; readonly eventAddress: (event: string) => string }): ReactNode => {
  const { say } = useAddress();
  if (recorded === null) return null;
  const { status, events, findings, position } = recorded;
  return (
    <section className="notice recorded" role="status">
      <p className="notice-title"><span aria-hidden="true">✓ </span>{say(status === 'recorded' ? form.done : form.doneUnchanged)}</p>
      {waits === undefined ? null : <p>{say(waits)}</p>}
      {position === null ? null : <p>{say(form.position)} #{position}</p>}
      {findings.map((one) => <p key={one.rule} className="event-finding"><span className="sign" aria-hidden="true">！</span>{say(one)} <code>{one.rule}</code></p>)}
      {events.map(({ eventId }) => <p key={eventId}><Link to={eventAddress(eventId)}>{say(form.openEvent)}</Link> <code>{eventId}</code></p>)}
    </section>
  );
};
