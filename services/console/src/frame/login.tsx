import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { comingIn, queries, tokenOf } from '../api/platform.js';
import { arrival, leaveForLogin } from '../api/provider-login.js';
import { session } from '../api/session.js';
import { frame } from '../words/frame.words.js';
import { FailureNotice, Waiting } from './notice.js';
import { loadAhead } from './screens.js';

const waysIn = ['people'];

/** What was read in another's name is read anew; the ways in are the same for everybody. */
const enter = async (token: string): Promise<void> => {
  session.enter(token);
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== waysIn[0] });
};

/** The people of this machine, or a token: where a lost login is taken up again it stands over the page, which stays. */
export const Login = (): ReactNode => {
  const { say } = useAddress();
  const people = useQuery({ queryKey: waysIn, queryFn: comingIn, staleTime: Infinity });
  const [failure, setFailure] = useState<unknown>(null);
  const { pathname } = useLocation();
  const { isPending } = people;
  useEffect(() => {
    if (!isPending) loadAhead(pathname);
  }, [isPending, pathname]);
  if (isPending) return <Waiting />;
  if (people.error !== null) return <FailureNotice error={people.error} again={() => void people.refetch()} />;
  const become = (id: string): void => void tokenOf(id).then(enter, setFailure);
  const { way, people: examples } = people.data;
  if (way === 'identity-provider') return <ProviderWay />;
  return (
    <div className="login-ways">
      {failure === null ? null : <FailureNotice error={failure} />}
      {way === 'token' ? null : (
        <>
          <p className="soft">{say(frame.loginAs)}</p>
          <ul className="people">
            {examples.map(({ id, title }) => (
              <li key={id}>
                <button type="button" onClick={() => become(id)}>
                  <strong>{say(title)}</strong>
                  <span className="soft">{title.en}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <TokenForm alone={way === 'token'} />
    </div>
  );
};

/** One way: to the provider's own page, and back to where one was. */
const ProviderWay = (): ReactNode => {
  const { say } = useAddress();
  const [failure, setFailure] = useState<unknown>(arrival.failure);
  const [isLeaving, setLeaving] = useState(false);
  const leave = (): void => {
    setLeaving(true);
    leaveForLogin().catch((error: unknown) => {
      setFailure(error);
      setLeaving(false);
    });
  };
  return (
    <div className="login-ways">
      {failure === null ? null : <FailureNotice error={failure} />}
      <Button type="primary" size="large" loading={isLeaving} onClick={leave}>{say(frame.toProvider)}</Button>
      <p className="soft">{say(frame.toProviderHint)}</p>
    </div>
  );
};

const TokenForm = ({ alone }: { readonly alone: boolean }): ReactNode => {
  const { say } = useAddress();
  const [token, setToken] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(token.trim() === '');
    if (token.trim() !== '') void enter(token.trim());
  };
  return (
    <form className="token-form" onSubmit={submit}>
      <label htmlFor="token">{say(alone ? frame.loginTokenOnly : frame.loginToken)}</label>
      <Input.TextArea id="token" rows={2} value={token} onChange={(event) => setToken(event.target.value)} status={isMissing ? 'error' : ''} aria-describedby={isMissing ? 'token-missing' : undefined} />
      {isMissing ? <p id="token-missing" className="bad" role="alert">{say(frame.tokenEmpty)}</p> : null}
      <Button htmlType="submit">{say(frame.enter)}</Button>
    </form>
  );
};
