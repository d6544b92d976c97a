import { ApiProblem, answer } from '@yange/api-client';
import { Button, Input } from 'antd';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { useTyped } from '../command/use-typed.js';
import { api, newKey, useDoor } from '../api/platform.js';
import { useMay } from '../command/command-button.js';
import { Answered, FailureNotice } from '../frame/notice.js';
import { form } from '../words/form.words.js';
import { listWords, purposes } from '../words/list.words.js';

/** Only what the vault has. */
interface Data {
  readonly name?: string;
  readonly identityNumber?: string;
  readonly telephone?: string;
}

type Purpose = keyof typeof purposes;

/** What the vault knows of a person: masked for whoever may see it, whole only when asked for with a purpose, which is recorded. Nothing of it is kept by the page. */
export const PersonalData = ({ personId }: { readonly personId: string }): ReactNode => {
  const { say } = useAddress();
  const maySee = useMay('personal-data.read');
  return (
    <section className="personal card" aria-label={say(listWords.personal)}>
      <h3>{say(listWords.personal)}</h3>
      {maySee ? <Masked personId={personId} /> : <p className="soft">{say(listWords.noPersonal)}</p>}
    </section>
  );
};

const Masked = ({ personId }: { readonly personId: string }): ReactNode => {
  const { district, say } = useAddress();
  const mayReveal = useMay('personal-data.reveal');
  const door = useDoor(['masked-person', district, personId], (signal) => api.GET('/v1/districts/{district}/staffing/persons/{personId}/personal-data', { params: { path: { district, personId } }, signal }));
  const isUnknown = door.error instanceof ApiProblem && door.error.status === 404;
  if (isUnknown) return <p className="soft">{say(listWords.notInVault)}</p>;
  return (
    <>
      <p className="soft">{say(listWords.masked)}</p>
      <Answered door={door}>{(data) => <Facts data={data} />}</Answered>
      {mayReveal && door.data !== undefined ? <Reveal personId={personId} /> : null}
    </>
  );
};

const Facts = ({ data: { name, identityNumber, telephone } }: { readonly data: Data }): ReactNode => {
  const { say } = useAddress();
  return (
    <dl className="row-facts">
      {([[listWords.fullName, name], [listWords.identityNumber, identityNumber], [listWords.telephone, telephone]] as const).map(([words, value]) => <div key={words.en}><dt>{say(words)}</dt><dd>{value ?? '—'}</dd></div>)}
    </dl>
  );
};

/** Asked for with a purpose and the number of a case. What is shown is gone when the drawer closes. */
const Reveal = ({ personId }: { readonly personId: string }): ReactNode => {
  const { district, say } = useAddress();
  const id = useId();
  const [purpose, setPurpose] = useState<Purpose>('cadre-matter');
  const [caseNumber, setCaseNumber] = useTyped(`case ${district} ${personId}`, '');
  const [whole, setWhole] = useState<Data | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setFailure(null);
    const asked = api.POST('/v1/districts/{district}/staffing/persons/{personId}/personal-data/reveals', { params: { path: { district, personId }, header: { 'Idempotency-Key': newKey() } }, body: { purpose, caseNumber } });
    answer(asked).then(setWhole, setFailure);
  };
  if (whole !== null) return <div className="revealed" role="status"><p><strong>{say(listWords.revealed)}</strong></p><Facts data={whole} /><Button onClick={() => setWhole(null)}>{say(listWords.hide)}</Button></div>;
  const wrong = failure instanceof ApiProblem ? (failure.document?.errors ?? []).filter(({ pointer }) => pointer === '/caseNumber') : [];
  return (
    <form className="reveal" onSubmit={onSubmit} noValidate>
      <label htmlFor={`${id}-purpose`}>{say(listWords.purpose)}</label>
      <select id={`${id}-purpose`} value={purpose} onChange={(event) => setPurpose(event.target.value as Purpose)}>{Object.entries(purposes).map(([key, words]) => <option key={key} value={key}>{say(words)}</option>)}</select>
      <label htmlFor={`${id}-case`}>{say(listWords.caseNumber)}<span className="bad" title={say(form.required)}> *</span></label>
      <Input id={`${id}-case`} value={caseNumber} maxLength={60} aria-invalid={wrong.length > 0} aria-describedby={`${id}-said`} onChange={(event) => setCaseNumber(event.target.value)} />
      <div id={`${id}-said`} className="field-said"><span className="soft">{say(listWords.caseNumberHint)}</span>{wrong.length === 0 ? null : <p className="complaint" role="alert">{say(listWords.notACase)}</p>}</div>
      {failure === null || wrong.length > 0 ? null : <FailureNotice error={failure} />}
      <Button htmlType="submit">{say(listWords.reveal)}</Button>
    </form>
  );
};
