import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { failureOf } from '../api/failure.js';
import { frame } from '../words/frame.words.js';
import type { Words } from '../words/say.js';

/** What went wrong, why, and what to do about it. */
export const FailureNotice = ({ error, again }: { readonly error: unknown; readonly again?: () => void }): ReactNode => {
  const { say } = useAddress();
  const { title, detail, remedy } = failureOf(error);
  return (
    <div className="notice failure" role="alert">
      <p className="notice-title">{say(title)}</p>
      {say(detail) === '' ? null : <p>{say(detail)}</p>}
      <p className="soft">{say(remedy)}</p>
      {again === undefined ? null : <Button onClick={again}>{say(frame.again)}</Button>}
    </div>
  );
};

export const EmptyNotice = ({ title, hint, children }: { readonly title: Words; readonly hint?: Words; readonly children?: ReactNode }): ReactNode => {
  const { say } = useAddress();
  return (
    <div className="notice" role="status">
      <p className="notice-title">{say(title)}</p>
      {hint === undefined ? null : <p className="soft">{say(hint)}</p>}
      {children}
    </div>
  );
};

export const Waiting = (): ReactNode => {
  const { say } = useAddress();
  return (
    <div className="waiting" role="status" aria-label={say(frame.loading)}>
      <Skeleton active={false} title={false} paragraph={{ rows: 4 }} />
    </div>
  );
};

export interface Asked<D> {
  readonly data: D | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** One answer in its three states: not there yet, failed, there. What was there stays while it is asked for again. */
export const Answered = <D,>({ door, children }: { readonly door: Asked<D>; readonly children: (data: D) => ReactNode }): ReactNode => {
  const again = (): void => void door.refetch();
  if (door.data !== undefined) return <>{door.error === null ? null : <FailureNotice error={door.error} again={again} />}{children(door.data)}</>;
  return door.error === null ? <Waiting /> : <FailureNotice error={door.error} again={again} />;
};
