import { answer } from '@yange/api-client';
import { Button, Checkbox } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, newKey } from '../../api/platform.js';
import { FailureNotice } from '../../frame/notice.js';
import { proofVerdicts, reportsWords } from '../../words/reports.words.js';
import { Downloads } from './downloads.js';
import { piecesOf, type Proof, type ProofNumber } from './report.model.js';

type Read = Proof & { readonly paragraphs: readonly string[]; readonly file: string };

/** Somebody's draft, number by number against the log; it is not kept. */
export const ProofView = (): ReactNode => {
  const { district, on, say } = useAddress();
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const asked = (draft: File) => {
    const body = new FormData();
    body.append('file', draft, draft.name);
    return { params: { path: { district }, query: on === '' ? {} : { on } }, headers: { 'Idempotency-Key': newKey() }, body: { file: '' }, bodySerializer: () => body };
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(file === null);
    if (file === null) return;
    setBusy(true);
    setFailure(null);
    try {
      setRead((await answer(api.POST('/v1/districts/{district}/draft-proofs', asked(file)))) as unknown as Read);
    } catch (error) {
      setRead(null);
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <form className="card report-card" onSubmit={(event) => void submit(event)} aria-label={say(reportsWords.proof)}>
        <p className="soft">{say(reportsWords.proofHint)}</p>
        <label className="file-choice"><span>{say(reportsWords.draftFile)} <span className="bad">*</span></span><input type="file" accept=".docx,.txt,.md" onChange={({ target }) => { setFile(target.files?.[0] ?? null); setRead(null); }} /></label>
        {isMissing && file === null ? <p className="bad" role="alert">{say(reportsWords.needsFile)}</p> : null}
        <p className="acts"><Button type="primary" htmlType="submit" disabled={isBusy}>{say(isBusy ? reportsWords.reading : reportsWords.read)}</Button></p>
      </form>
      {failure === null ? null : <FailureNotice error={failure} />}
      {read === null || file === null ? null : (
        <>
          <Downloads files={[{ words: reportsWords.commented, name: `${file.name.replace(/\.\w+$/, '')}-批注.docx`, ask: () => api.POST('/v1/districts/{district}/draft-proofs/document', { ...asked(file), parseAs: 'blob' }) }]} />
          <ProofRead read={read} />
        </>
      )}
    </>
  );
};

const ProofRead = ({ read }: { readonly read: Read }): ReactNode => {
  const { say } = useAddress();
  const [isShort, setShort] = useState(false);
  const numbers = read.numbers.filter(({ verdict }) => !isShort || verdict !== 'agrees');
  return (
    <div className="proof">
      <p className="proof-counts" role="status">{Object.entries(read.counts).filter(([, count]) => count > 0).map(([verdict, count]) => <span key={verdict} className={`verdict verdict-${verdict}`}>{proofVerdicts[verdict]?.sign} {say(proofVerdicts[verdict])} {count}</span>)}</p>
      {read.numbers.length === 0 ? <p>{say(reportsWords.noNumbers)}</p> : null}
      <section className="card proof-text">{read.paragraphs.map((paragraph, index) => <p key={index}>{piecesOf(paragraph, read.numbers.filter(({ place }) => place.paragraph === index)).map(({ text, at }, piece) => (at === null ? text : <mark key={piece} className={`verdict verdict-${at.verdict}`} title={say(at.remark)}>{text}<span aria-hidden="true">{proofVerdicts[at.verdict]?.sign}</span></mark>))}</p>)}</section>
      <section className="card">
        <Checkbox checked={isShort} onChange={({ target }) => setShort(target.checked)}>{say(reportsWords.onlyDiffering)}</Checkbox>
        <ul className="proof-remarks">{numbers.map((number, index) => <Remark key={index} number={number} />)}</ul>
      </section>
    </div>
  );
};

const Remark = ({ number: { text, verdict, figureId, remark } }: { readonly number: ProofNumber }): ReactNode => {
  const { say, to } = useAddress();
  return <li><span className={`verdict verdict-${verdict}`}>{proofVerdicts[verdict]?.sign} {text}</span> {say(remark)} {figureId === null || figureId === undefined ? null : <Link to={to('overview', { figure: figureId })}>{figureId}</Link>}</li>;
};
