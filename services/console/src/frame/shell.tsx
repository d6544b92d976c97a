import { Modal } from 'antd';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { CommandHost } from '../command/command-host.js';
import { frame } from '../words/frame.words.js';
import { Boundary } from './boundary.js';
import { DateBar } from './date-bar.js';
import { Head } from './head.js';
import { Login } from './login.js';
import { Navigation } from './navigation.js';
import { EmptyNotice, Waiting } from './notice.js';
import { homeOf, offered, screens, viewAt } from './screens.js';
import { useSession } from './use-session.js';

/** The frame on every page: where, when, who, what is due, how fresh. */
export const Shell = (): ReactNode => {
  const who = useSession();
  const { language, say, district, change } = useAddress();
  const { pathname } = useLocation();
  const here = screens.find(({ path }) => pathname === `/${path}`);
  const own = who.districts.find((one) => one !== '*') ?? '150302';
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
    document.title = `${here === undefined ? '' : `${say(here.words)} · `}${say(frame.brand)}`;
  }, [language, here, say]);
  // Another screen begins at its beginning: how far the one before was read says nothing of it.
  useEffect(() => {
    void window.scrollTo(0, 0);
  }, [pathname]);
  useEffect(() => {
    if (who.isIn && district === '') change({ district: own });
  }, [who.isIn, district, own, change]);
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('#main')?.focus(); }}>{say(frame.skip)}</a>
      <Head />
      {who.isIn ? <Inside /> : <main id="main" className="login" tabIndex={-1}><h1>{say(frame.login)}</h1><p>{say(frame.motto)}</p><Login /></main>}
      <Modal open={who.isLost} title={say(frame.lost)} footer={null} closable={false} maskClosable={false} destroyOnHidden>
        <p>{say(frame.lostHint)}</p>
        <Login />
      </Modal>
    </>
  );
};

const Inside = (): ReactNode => {
  const { roles } = useSession();
  const { district, on, knownAt, to, say } = useAddress();
  const { pathname, search } = useLocation();
  const mine = offered(screens, roles);
  return (
    <div className="inside">
      <Navigation screens={mine} />
      <div className="page">
        <DateBar />
        <p className="print-head">{[`${say(frame.district)} ${district}`, on === '' ? say(frame.latest) : `${say(frame.asOf)} ${on}`, knownAt === '' ? '' : `${say(frame.knownAt)} ${knownAt}`].filter((part) => part !== '').join(' · ')}</p>
        <main id="main" tabIndex={-1} data-at={`${pathname}${search}`}>
          {district === '' ? <Waiting /> : (
            <CommandHost key={pathname}>
              <Boundary>
                <Suspense fallback={<Waiting />}>
                  <Routes>
                    <Route path="/" element={<Navigate to={to(homeOf(roles))} replace />} />
                    {screens.map(({ path }) => <Route key={path} path={`/${path}`} element={<View path={path} />} />)}
                    <Route path="*" element={<EmptyNotice title={frame.unknownScreen}><a href={`#${to('overview')}`}>{say(frame.home)}</a></EmptyNotice>} />
                  </Routes>
                </Suspense>
              </Boundary>
            </CommandHost>
          )}
        </main>
      </div>
    </div>
  );
};

/** One component as long as it is drawn: another would lose what is typed in it. */
const View = ({ path }: { readonly path: string }): ReactNode => {
  const [Drawn] = useState(() => viewAt(path));
  return Drawn === null ? null : <Drawn />;
};
