import { useMutation } from '@tanstack/react-query';
import { answer } from '@yange/api-client';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, newKey, queries } from '../../api/platform.js';
import { FailureNotice } from '../../frame/notice.js';
import { register } from '../../words/register.words.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import { outcomeOf, type Progress } from './running.model.js';

/** The read models of one service built anew beside those that answer, and put in their place when they are there. Nothing is lost by it, so one confirmation is enough. */
export const Rebuild = ({ service, progress }: { readonly service: string; readonly progress: Progress }): ReactNode => {
  const { say } = useAddress();
  const [isAsked, setAsked] = useState(false);
  const name = say(wordsFor(contexts, service));
  const rebuild = useMutation({
    mutationFn: () => answer(api.POST('/v1/projections/{context}/rebuild', { params: { path: { context: service } }, headers: { 'Idempotency-Key': newKey() } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['status'] }),
  });
  const start = (): void => {
    setAsked(false);
    rebuild.mutate();
  };
  const isBuilding = rebuild.isPending || progress.building > 0;
  return (
    <li className="rebuild">
      <strong>{name}</strong>
      <span className="soft" role="status">{isBuilding ? `${say(register.building)} ${Math.max(1, progress.building)} / ${progress.all}` : rebuild.isSuccess ? say(outcomeOf(rebuild.data.projections)) : `${progress.all} ${say(register.readModels)}`}</span>
      {isAsked ? (
        <span className="acts"><Button size="small" type="primary" onClick={start}>{say(register.rebuildSure)}</Button><Button size="small" onClick={() => setAsked(false)}>{say(register.rebuildNot)}</Button></span>
      ) : <Button size="small" disabled={isBuilding} onClick={() => setAsked(true)} aria-label={`${say(register.rebuild)} ${name}`}>{say(register.rebuild)}</Button>}
      {rebuild.error === null ? null : <FailureNotice error={rebuild.error} again={start} />}
    </li>
  );
};
