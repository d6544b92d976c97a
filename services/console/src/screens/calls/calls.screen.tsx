import './calls.css';
import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { command as raiseCall } from 'virtual:command/grid.raise-call';
import { today } from '../../address/address.model.js';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { CommandButton } from '../../command/command-button.js';
import type { Organ } from '../../command/use-organs.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { CallSheet } from './call-sheet.js';
import { stageWords } from './call.model.js';

type Due = components['schemas']['grid.CallBoard']['due'][number];
type Call = components['schemas']['grid.Calls']['calls'][number];

const dueColumns: readonly DataColumn<Due>[] = [
  { key: 'matter', words: register.matter, value: ({ matter }) => matter, width: 260 },
  { key: 'light', words: register.state, value: ({ light }, say) => say(wordsFor(codes, light)), width: 100, draw: ({ light }) => <span className={`light light-${light}`}>{wordsFor(codes, light).zh}</span> },
  { key: 'caller', words: register.caller, value: ({ caller }) => caller, width: 130 },
  { key: 'department', words: register.department, value: ({ department }) => department, width: 180 },
  { key: 'stage', words: register.stage, value: ({ stage }, say) => say(wordsFor(stageWords, stage)), width: 100 },
  { key: 'deadline', words: register.deadline, value: ({ deadline }) => deadline, width: 110 },
  { key: 'days', words: register.daysLeft, value: ({ workingDaysLeft }) => workingDaysLeft, width: 120 },
];

const callColumns: readonly DataColumn<Call>[] = [
  { key: 'matter', words: register.matter, value: ({ matter }) => matter, width: 300 },
  { key: 'caller', words: register.caller, value: ({ caller }) => caller, width: 150 },
  { key: 'status', words: register.state, value: ({ status }, say) => say(wordsFor(codes, status)), width: 90 },
  { key: 'called', words: register.called, value: ({ called }) => called, width: 100 },
  { key: 'answered', words: register.answered, value: ({ answered }) => answered, width: 100 },
];

const isStreet = ({ category }: Organ): boolean => category === 'town' || category === 'street-office';

/** What is due on calls of the streets, the most urgent first, and every call. */
const Calls = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const [open, choose] = useParam('call');
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const boardOf = { ...query, on: on === '' ? today() : on };
  const board = useDoor(['call-board', district, boardOf], (signal) => api.GET('/v1/districts/{district}/grid/call-board', { params: { path: { district }, query: boardOf }, signal }));
  const calls = useDoor(['calls', district, query], (signal) => api.GET('/v1/districts/{district}/grid/calls', { params: { path: { district }, query }, signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(register.calls)}</h1><p className="soft">{say(register.callsHint)}</p></header>
      <div className="screen-acts"><CommandButton isMain command={raiseCall} at={{}} given={{}} organsFor={{ '/caller': isStreet }} without={['/documents']} /></div>
      <h2>{say(register.due)}</h2>
      <Answered door={board}>{({ due }) => <DataTable title={register.due} rows={due} columns={dueColumns} rowKey={({ callId, departmentId, stage }) => `${callId} ${departmentId} ${stage}`} onOpen={({ callId }) => choose(callId)} />}</Answered>
      <h2>{say(register.allCalls)}</h2>
      <Answered door={calls}>{(data) => <DataTable name="all-" title={register.allCalls} rows={data.calls} columns={callColumns} rowKey={({ callId }) => callId} onOpen={({ callId }) => choose(callId)} />}</Answered>
      {open === '' ? null : <CallSheet callId={open} onClose={() => choose('')} />}
    </>
  );
};

export { Calls as default };
