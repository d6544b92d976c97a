import { Button, Input, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { useMay } from '../../command/command-button.js';
import { useTyped } from '../../command/use-typed.js';
import { Answered, FailureNotice } from '../../frame/notice.js';
import { takeBackWords } from '../../words/take-back.words.js';
import { TakingBackRows } from './taking-back-rows.js';
import { useTakingBack, type RecordedImport, type TakingBack } from './use-taking-back.js';

/** 撤回导入: what is on record of an upload, what rests on it, and its way back by two persons. */
export const TakingBackPart = ({ recordId }: { readonly recordId: string }): ReactNode => {
  const { say } = useAddress();
  const taking = useTakingBack(recordId);
  return (
    <section className="card taking-back" aria-label={say(takeBackWords.title)}>
      <h2>{say(takeBackWords.title)}</h2>
      <p className="soft">{say(takeBackWords.hint)}</p>
      {taking.failure === null ? null : <FailureNotice error={taking.failure} />}
      <Answered door={taking.recorded}>{(recorded) => <Recorded recorded={recorded} taking={taking} />}</Answered>
    </section>
  );
};

const Recorded = ({ recorded, taking }: { readonly recorded: RecordedImport; readonly taking: TakingBack }): ReactNode => {
  const { say } = useAddress();
  const { state, rows, events, counting, services, run } = recorded;
  if (state === 'nothing') return <p>{say(takeBackWords.nothing)}</p>;
  const counts = [[takeBackWords.rows, rows], [takeBackWords.events, events], [takeBackWords.counting, counting]] as const;
  return (
    <>
      <p role="status"><strong>{state === 'taken-back' ? '✓ ' : ''}{say(takeBackWords[state])}</strong></p>
      <dl className="run-counts">{counts.map(([words, value]) => <div key={words.en}><dt>{say(words)}</dt><dd>{value}</dd></div>)}</dl>
      {run === null ? null : <Run run={state === 'running' ? (taking.run ?? run) : run} />}
      {counting === 0 ? null : services.map(({ service }) => <TakingBackRows key={service} recordId={recorded.importId} service={service} />)}
      <Acts recorded={recorded} taking={taking} />
    </>
  );
};

const Acts = ({ recorded, taking: { propose, sign, stop, isBusy } }: { readonly recorded: RecordedImport; readonly taking: TakingBack }): ReactNode => {
  const { say } = useAddress();
  const [reason, setReason] = useTyped(`taking back ${recorded.importId}`, '');
  const mayPropose = useMay('draft.write');
  const maySign = useMay('correction.sign');
  const waiting = recorded.services.flatMap(({ proposals }) => proposals.filter(({ stage }) => stage === 'submitted'));
  const [first] = waiting;
  switch (recorded.state) {
    case 'recorded':
      return !mayPropose ? null : (
        <form className="upload-form" onSubmit={(event) => { event.preventDefault(); propose(reason.trim()); }}>
          <label className="upload-row"><span>{say(takeBackWords.reason)} <span className="bad">*</span></span><Input className="table-choice" required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} /></label>
          <p className="acts"><Button danger htmlType="submit" disabled={isBusy || reason.trim() === ''}>{say(takeBackWords.propose)}</Button></p>
        </form>
      );
    case 'proposed':
    case 'signed':
      return (
        <>
          {first === undefined ? null : <p>{say(takeBackWords.waits)}{[...new Set(waiting.flatMap(({ writers }) => writers))].join('、')} — {first.reason}</p>}
          {maySign ? <p className="acts"><Button type="primary" danger disabled={isBusy} onClick={() => sign(recorded)}>{say(first === undefined ? takeBackWords.goOn : takeBackWords.sign)}</Button></p> : null}
        </>
      );
    case 'running':
      return maySign ? <p className="acts"><Button danger disabled={isBusy} onClick={stop}>{say(takeBackWords.stop)}</Button></p> : null;
    default:
      return null;
  }
};

const Run = ({ run }: { readonly run: NonNullable<RecordedImport['run']> }): ReactNode => {
  const { say } = useAddress();
  const { state, rows, looked, takenBack, nothingLeft, before, refused, problems, failure } = run;
  const counts = [[takeBackWords.takenBack, takenBack], [takeBackWords.nothingLeft, nothingLeft], [takeBackWords.before, before], [takeBackWords.refused, refused]] as const;
  return (
    <>
      {state === 'running' ? <Progress percent={rows === 0 ? 0 : Math.min(100, Math.round((looked / rows) * 100))} aria-label={say(takeBackWords.running)} /> : null}
      <dl className="run-counts">{counts.map(([words, value]) => <div key={words.en}><dt>{say(words)}</dt><dd>{value}</dd></div>)}</dl>
      {failure === undefined ? null : <p className="bad">{say(failure)}</p>}
      {problems.length === 0 ? null : (
        <div className="lines problems" role="group" aria-label={say(takeBackWords.refusedRows)} tabIndex={0}><table>
          <caption>{say(takeBackWords.refusedRows)}</caption>
          <thead><tr>{[takeBackWords.table, takeBackWords.row, takeBackWords.column, takeBackWords.why].map((words) => <th key={words.en} scope="col">{say(words)}</th>)}</tr></thead>
          <tbody>{problems.slice(0, 100).map(({ service, table, row, column, rule, zh, en }) => <tr key={`${service} ${table} ${row}`}><td>{table}</td><td>{row}</td><td>{column}</td><td>{say({ zh, en })} <code>{rule}</code></td></tr>)}</tbody>
        </table></div>
      )}
    </>
  );
};
