import { LinkOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { endLogin } from '../api/provider-login.js';
import { queries } from '../api/platform.js';
import { frame } from '../words/frame.words.js';
import { roles as roleWords, wordsFor } from '../words/report.words.js';
import { DuesBell } from './dues-bell.js';
import { Freshness } from './freshness.js';
import { SearchBox } from './search-box.js';
import { useSession } from './use-session.js';

export const Head = (): ReactNode => {
  const { isIn } = useSession();
  const { say, language, change } = useAddress();
  return (
    <header className="head">
      <p className="brand"><span className="seal" aria-hidden="true">沿革</span>{say(frame.brand)}</p>
      {isIn ? <District /> : null}
      {isIn ? <SearchBox /> : <span className="search" />}
      {isIn ? <Freshness /> : null}
      {isIn ? <DuesBell /> : null}
      {isIn ? <CopyLink /> : null}
      <Button lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => change({ lang: language === 'en' ? '' : 'en' })}>{language === 'en' ? '中文' : 'English'}</Button>
      {isIn ? <Person /> : null}
    </header>
  );
};

/** One may look at several districts, or at one. */
const District = (): ReactNode => {
  const { districts } = useSession();
  const { district, change, say } = useAddress();
  const choices = districts.filter((one) => one !== '*');
  if (choices.length < 2) return <span className="soft district">{say(frame.district)} {district}</span>;
  return (
    <label className="district">
      {say(frame.district)} <select value={district} onChange={(event) => change({ district: event.target.value }, true)}>{choices.map((one) => <option key={one}>{one}</option>)}</select>
    </label>
  );
};

const CopyLink = (): ReactNode => {
  const { message } = App.useApp();
  const { say } = useAddress();
  const copy = (): void => {
    const written = (navigator.clipboard as Clipboard | undefined)?.writeText(location.href) ?? Promise.reject(new Error('only over TLS'));
    written.then(() => void message.success(say(frame.copied)), () => void message.info(say(frame.copyByHand)));
  };
  return <Button icon={<LinkOutlined />} aria-label={say(frame.copy)} title={say(frame.copy)} onClick={copy} />;
};

const Person = (): ReactNode => {
  const { roles } = useSession();
  const { say } = useAddress();
  const leave = (): void => {
    void endLogin().catch(() => undefined);
    queries.clear();
  };
  return (
    <span className="person">
      {roles.map((role) => say(wordsFor(roleWords, role))).join('、')} <Button size="small" onClick={leave}>{say(frame.leave)}</Button>
    </span>
  );
};
