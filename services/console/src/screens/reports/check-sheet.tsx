import { Select, Input } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { useTyped } from '../../command/use-typed.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { dateText } from '../../words/known-date.js';
import { bases, wordsFor } from '../../words/report.words.js';
import { reportsWords } from '../../words/reports.words.js';
import { FreezeButton } from './freeze-button.js';
import { figureOf, settlementsOf, toSettle, type Entry, type Settlement, type Sheet } from './report.model.js';

type Line = Sheet['numbers'][number];

/** The check sheet (校核单): every number of the text, and what has to be settled before it is frozen. */
export const CheckSheetView = ({ templateId, day }: { readonly templateId: string; readonly day: string }): ReactNode => {
  const { district, knownAt } = useAddress();
  const query = { on: day, ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['check-sheet', district, templateId, query], (signal) => api.GET('/v1/districts/{district}/reporting/check-sheets/{templateId}', { params: { path: { district, templateId }, query }, signal }));
  return <Answered door={door}>{({ sheet }) => <Shown sheet={sheet} templateId={templateId} day={day} />}</Answered>;
};

const Shown = ({ sheet, templateId, day }: { readonly sheet: Sheet; readonly templateId: string; readonly day: string }): ReactNode => {
  const { say, to, district } = useAddress();
  const [said, setSaid, dropSaid] = useTyped<Readonly<Record<string, Partial<Settlement>>>>(`settlements ${district} ${templateId} ${day}`, {});
  const mayFreeze = useMay('reporting.record');
  const blocking = toSettle(sheet);
  const settled = settlementsOf(blocking, said);
  const left = blocking.length - settled.length;
  const columns: readonly DataColumn<Line>[] = [
    { key: 'number', words: reportsWords.number, value: ({ number }) => number, width: 230, draw: ({ number }) => (figureOf(number) === '' ? number : <Link to={to('overview', { figure: figureOf(number) })}>{number}</Link>) },
    { key: 'declared', words: reportsWords.declared, value: ({ declared }) => declared, width: 100 },
    { key: 'derived', words: reportsWords.derived, value: ({ derived }) => derived, width: 100 },
    { key: 'stands', words: reportsWords.stands, value: ({ stands }, words) => words(stands === 'nothing' ? { zh: '无', en: 'nothing' } : reportsWords[stands]), width: 100 },
    { key: 'basis', words: reportsWords.basis, value: ({ basis }, words) => words(wordsFor(bases, basis)), width: 120 },
    { key: 'asOf', words: reportsWords.asOf, value: ({ asOf }) => dateText(asOf), width: 140 },
    { key: 'scope', words: { zh: '口径', en: 'Scope' }, value: ({ scope }) => scope, width: 180, isExtra: true },
  ];
  return (
    <section className="card report-card">
      <h2>{say(reportsWords.sheet)}</h2>
      <p role="status" className={left > 0 ? 'bad' : 'plan-same'}>{left > 0 ? `！${left} ${say(reportsWords.blocking)}` : `✓ ${say(reportsWords.settledAll)}`}</p>
      <ol className="settlements">
        {blocking.map((entry) => <Settling key={entry.number} entry={entry} said={said[entry.number ?? ''] ?? {}} mayFreeze={mayFreeze} onSay={(next) => setSaid({ ...said, [entry.number ?? '']: next })} />)}
      </ol>
      {mayFreeze ? <FreezeButton templateId={templateId} day={day} settled={settled} isReady={left === 0} onFrozen={dropSaid} /> : null}
      <details><summary>{say(reportsWords.remarks)}（{sheet.entries.filter(({ blocks }) => !blocks).length}）</summary><ul className="remarks">{sheet.entries.filter(({ blocks }) => !blocks).map(({ text }, index) => <li key={index}>{say(text)}</li>)}</ul></details>
      <DataTable name="sheet-" title={reportsWords.sheet} rows={sheet.numbers} columns={columns} rowKey={({ number, place }) => `${number} ${place.line}:${place.column}`} />
    </section>
  );
};

interface SettlingProps {
  readonly entry: Entry;
  readonly said: Partial<Settlement>;
  readonly mayFreeze: boolean;
  readonly onSay: (said: Partial<Settlement>) => void;
}

const Settling = ({ entry: { number, text }, said, mayFreeze, onSay }: SettlingProps): ReactNode => {
  const { say } = useAddress();
  return (
    <li>
      <p className="event-finding"><span className="sign" aria-hidden="true">！</span>{say(text)}</p>
      {mayFreeze ? (
        <p className="settling">
          <Select aria-label={`${say(reportsWords.choice)} ${number ?? ''}`} placeholder={say(reportsWords.choice)} value={said.choice ?? null} onChange={(choice: Settlement['choice']) => onSay({ ...said, choice })} options={(['declared', 'derived'] as const).map((one) => ({ value: one, label: say(reportsWords[one]) }))} />
          <Input aria-label={`${say(reportsWords.reason)} ${number ?? ''}`} placeholder={say(reportsWords.reason)} maxLength={300} value={said.reason ?? ''} onChange={({ target }) => onSay({ ...said, reason: target.value })} />
        </p>
      ) : null}
    </li>
  );
};
