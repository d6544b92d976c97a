import { useMutation } from '@tanstack/react-query';
import { answer } from '@yange/api-client';
import { Button, Input } from 'antd';
import { useId, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, newKey, queries } from '../../api/platform.js';
import { useTyped } from '../../command/use-typed.js';
import { FailureNotice } from '../../frame/notice.js';
import { register } from '../../words/register.words.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import type { Waiting as Stream } from './running.model.js';

const retry = (service: string): Promise<unknown> => answer(api.POST('/v1/projections/{context}/retry-parked', { params: { path: { context: service } }, headers: { 'Idempotency-Key': newKey() } }));

/** One stream that waits: tried again as it is, or with its event left out, which is recorded with a reason. */
const Waits = ({ stream }: { readonly stream: Stream }): ReactNode => {
  const { say } = useAddress();
  const field = useId();
  const { service, readModel, logId, position, eventId, events, attempts, reason: failure } = stream;
  const [reason, setReason] = useTyped<string | null>(`leaving out ${service} ${readModel} ${eventId}`, null);
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: ['status'] });
  const again = useMutation({ mutationFn: () => retry(service), onSettled });
  const leaveOut = useMutation({
    mutationFn: async () => {
      // The same door in every service.
      const path = `/v1/districts/{district}/${service}/parked-events/{eventId}/skips` as '/v1/districts/{district}/staffing/parked-events/{eventId}/skips';
      await answer(api.POST(path, { params: { path: { district: logId.split('/')[0] ?? '', eventId }, header: { 'Idempotency-Key': newKey() } }, body: { readModel, logId, failure, reason: reason ?? '' } }));
      return retry(service);
    },
    onSettled,
  });
  const isBusy = again.isPending || leaveOut.isPending;
  return (
    <li className="waiting">
      <strong>{say(wordsFor(contexts, service))} · {readModel}</strong>
      <span>{logId}:{position} <code>{eventId}</code></span>
      <span className="soft">{say(register.waitingEvents)} {events} · {say(register.tries)} {attempts}</span>
      <p role="alert">！ {failure}</p>
      {reason === null ? (
        <span className="acts"><Button size="small" loading={again.isPending} disabled={isBusy} onClick={() => again.mutate()}>{say(register.tryAgain)}</Button><Button size="small" disabled={isBusy} onClick={() => setReason('')}>{say(register.leaveOut)}</Button></span>
      ) : (
        <form className="leave-out" onSubmit={(submitted) => { submitted.preventDefault(); leaveOut.mutate(); }}>
          <label htmlFor={field}>{say(register.leaveOutReason)}</label>
          <Input id={field} value={reason} maxLength={500} required onChange={({ target }) => setReason(target.value)} />
          <p className="soft">{say(register.leaveOutHint)}</p>
          <span className="acts"><Button size="small" type="primary" htmlType="submit" loading={leaveOut.isPending} disabled={isBusy || reason.trim() === ''}>{say(register.leaveOutSure)}</Button><Button size="small" disabled={isBusy} onClick={() => setReason(null)}>{say(register.leaveOutNot)}</Button></span>
        </form>
      )}
      {[again, leaveOut].map(({ error, mutate }, index) => (error === null ? null : <FailureNotice key={index} error={error} again={() => mutate()} />))}
    </li>
  );
};

/** What waits in all services; nothing where nothing does. */
export const WaitingStreams = ({ streams }: { readonly streams: readonly Stream[] }): ReactNode => {
  const { say } = useAddress();
  if (streams.length === 0) return null;
  return <section><h2>{say(register.waiting)}</h2><p className="soft">{say(register.waitingHint)}</p><ul className="rebuilds">{streams.map((stream) => <Waits key={`${stream.service} ${stream.readModel} ${stream.eventId}`} stream={stream} />)}</ul></section>;
};
