import 'virtual:antd.css';
import '../styles/frame.css';
import '../styles/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import enUS from 'antd/es/locale/en_US.js';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { HashRouter } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { queries } from '../api/platform.js';
import { antdTheme } from '../styles/antd-theme.js';
import { Shell } from './shell.js';

const Themed = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { language } = useAddress();
  return (
    <ConfigProvider theme={{ ...antdTheme, zeroRuntime: true }} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App className="yange-app">{children}</App>
    </ConfigProvider>
  );
};

/** Draws the console into the page. */
export const showConsole = (): void => {
  const root = document.querySelector('#root');
  if (root === null) return;
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <HashRouter>
        <Themed>
          <Shell />
        </Themed>
      </HashRouter>
    </QueryClientProvider>,
  );
};
