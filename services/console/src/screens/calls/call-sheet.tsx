import type { components } from '@yange/api-client';
import { seen } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { command as answerCall } from 'virtual:command/grid.answer-call';
import { command as closeCall } from 'virtual:command/grid.close-call';
import { command as dispatchCall } from 'virtual:command/grid.dispatch-call';
import { command as handleCall } from 'virtual:command/grid.handle-call';
import { command as remindOfCall } from 'virtual:command/grid.remind-of-call';
import { command as returnCall } from 'virtual:command/grid.return-call';
import { command as reviewCall } from 'virtual:command/grid.review-call';
import { command as signCall } from 'virtual:command/grid.sign-call';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { CommandButton } from '../../command/command-button.js';
import { Answered } from '../../frame/notice.js';
import { codes } from '../../words/code.words.js';
import { eventTypes } from '../../words/event-types.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { stageWords, stepsFrom, type Step } from './call.model.js';

type Call = components['schemas']['grid.Call'];
type Share = Call['shares'][number];

const commandOf = { dispatch: dispatchCall, sign: signCall, return: returnCall, handle: handleCall, answer: answerCall, review: reviewCall, remind: remindOfCall } satisfies Record<Step, unknown>;

/** One call: each department's share with what may be done next, and all that was done. */
export const CallSheet = ({ callId, onClose }: { readonly callId: string; readonly onClose: () => void }): ReactNode => {
  const { district, on, say } = useAddress();
  const query = on === '' ? {} : { on };
  const door = useQuery({ queryKey: ['call', district, callId, query], queryFn: ({ signal }) => seen(api.GET('/v1/districts/{district}/grid/calls/{callId}', { params: { path: { district, callId }, query }, signal })) });
  return (
    <Drawer open onClose={onClose} size={Math.min(720, innerWidth)} title={say(register.oneCall)}>
      <Answered door={door}>{({ data, etag }) => <Sheet call={data} etag={etag} />}</Answered>
    </Drawer>
  );
};

const Sheet = ({ call, etag }: { readonly call: Call; readonly etag: string }): ReactNode => {
  const { say } = useAddress();
  const isOpen = call.status === 'open';
  const place = { at: { callId: call.callId }, etag };
  return (
    <div className="call-sheet">
      <p className="call-matter">{call.matter}</p>
      <p className="soft">{call.caller.name}{call.ground === null ? '' : ` · ${call.ground}`} · {say(wordsFor(codes, call.status))}</p>
      <h3>{say(register.shares)}</h3>
      <ul className="shares">{call.shares.map((share) => <ShareItem key={share.departmentId} share={share} isOpen={isOpen} place={place} />)}</ul>
      {isOpen ? <p className="acts"><CommandButton {...place} command={closeCall} given={{}} without={['/documents']} /></p> : null}
      <h3>{say(register.steps)}</h3>
      <ol className="call-steps">
        {call.steps.map((step, index) => <li key={`${step.type} ${index}`}><strong>{step.day}</strong> {say({ zh: eventTypes[step.type] ?? step.type, en: step.type })} · {step.organ}{step.words === '' ? '' : `：${step.words}`}{step.dueOn === undefined ? '' : ` · ${say(register.deadline)} ${step.dueOn}`}</li>)}
      </ol>
    </div>
  );
};

const ShareItem = ({ share, isOpen, place }: { readonly share: Share; readonly isOpen: boolean; readonly place: { readonly at: Readonly<Record<string, string>>; readonly etag: string } }): ReactNode => {
  const { say } = useAddress();
  const given = { department: { id: share.departmentId, name: share.department } };
  return (
    <li className="share">
      <p><strong>{share.department}</strong> <span className="stage">{say(stageWords[share.stage])}</span>{share.light === null ? null : <span className={`light light-${share.light}`}>{say(wordsFor(codes, share.light))}</span>}</p>
      <p className="soft">{[share.signBy === null ? '' : `${say(register.signBy)} ${share.signBy}`, share.dueOn === null ? '' : `${say(register.deadline)} ${share.dueOn}`, share.reminders === 0 ? '' : `${say(register.reminded)} ${share.reminders}`].filter(Boolean).join(' · ')}</p>
      {isOpen ? <p className="acts">{stepsFrom(share.stage).map((step) => <CommandButton key={step} {...place} isSmall command={commandOf[step]} given={given} about={share.department} without={['/documents']} {...(step === 'review' ? { initial: { '/passed': true } } : {})} />)}</p> : null}
    </li>
  );
};
