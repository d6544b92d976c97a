import '../../styles/events.css';
import './overview.css';
import type { components } from '@yange/api-client';
import { Button } from 'antd';
import { useCallback, useEffect, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { MomentNote } from '../../frame/moment-note.js';
import { uncertainEvents } from '../../frame/moment-note.model.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { frame } from '../../words/frame.words.js';
import { ProblemsLink } from '../../problems/problems-link.js';
import { overview } from '../../words/overview.words.js';
import { FigurePanel } from './figure-panel.js';
import { FiguresTable } from './figures-table.js';
import { filtered, filterOf } from './figures.model.js';
import { Filters } from './filters.js';
import { FindingsList } from './findings-list.js';
import { Guide } from './guide.js';
import { Picture } from './picture.js';
import { Totals } from './totals.js';

/** The figures of the report in its six parts, each beside the one that is derived from events as of the day looked at. */
const Overview = (): ReactNode => {
  const { district, on, knownAt } = useAddress();
  const query = { ...(on === '' ? {} : { asOf: on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['figures', district, on, knownAt], (signal) => api.GET('/v1/districts/{district}/reporting/figures', { params: { path: { district }, query }, signal }));
  return <Answered door={door}>{(data) => <Figures data={data} />}</Answered>;
};

/** One figure is open at a time; it is in the address, and closing it leads back to its row. */
const useOpenFigure = (): { readonly open: string; readonly show: (id: string) => void; readonly close: () => void } => {
  const { params, change } = useAddress();
  const open = params.get('figure') ?? '';
  const show = useCallback((id: string) => change({ figure: id, event: '' }, true), [change]);
  const close = useCallback(() => {
    change({ figure: '', event: '' }, true);
    document.querySelector<HTMLElement>(`[data-figure="${CSS.escape(open)}"] button`)?.focus();
  }, [change, open]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && open !== '') close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open, close]);
  return { open, show, close };
};

const Figures = ({ data }: { readonly data: components['schemas']['reporting.Figures'] }): ReactNode => {
  const { params, say, on } = useAddress();
  const { open, show, close } = useOpenFigure();
  const { figures, findings, report, moment } = data;
  if (figures.length === 0) return <EmptyNotice title={overview.noFigures} hint={overview.noFiguresHint}><ProblemsLink /></EmptyNotice>;
  const filter = filterOf(params);
  const shown = filtered(figures, findings, filter);
  return (
    <div className={open === '' ? 'overview' : 'overview has-panel'}>
      <header className="screen-head"><h1>{say(overview.title)}</h1><span id="report" className="soft">{report?.title}</span>{on === '' ? null : <span className="badge">{say(overview.derivedOn)} {on}</span>}<ProblemsLink /><Button size="small" className="print" onClick={() => print()}>{say(frame.print)}</Button></header>
      <MomentNote knownAt={moment.knownAt} uncertain={uncertainEvents(moment.uncertain, figures.flatMap(({ uncertain }) => uncertain))} />
      <section className="summary"><Totals figures={figures} findings={findings.length} /><Picture figures={figures} /></section>
      <div className="columns">
        <section className="table-side">
          <Filters figures={figures} findings={findings} filter={filter} shown={shown.length} />
          <Guide />
          {shown.length > 0 ? <FiguresTable figures={shown} all={figures} findings={findings} open={open} onOpen={show} /> : <EmptyNotice title={overview.nothing} hint={overview.nothingHint} />}
        </section>
        <aside id="panel" className="side"><Side figures={figures} findings={findings} open={open} onOpen={show} onClose={close} /></aside>
      </div>
    </div>
  );
};

type SideProps = Pick<components['schemas']['reporting.Figures'], 'figures' | 'findings'> & { readonly open: string; readonly onOpen: (id: string) => void; readonly onClose: () => void };

const Side = ({ figures, findings, open, onOpen, onClose }: SideProps): ReactNode => {
  const { say } = useAddress();
  const figure = figures.find(({ id }) => id === open);
  if (figure !== undefined) return <FigurePanel figure={figure} findings={findings} onOpen={onOpen} onClose={onClose} />;
  if (open === '') return <FindingsList findings={findings} onOpen={onOpen} />;
  return <EmptyNotice title={{ zh: `${overview.unknown.zh}：${open}`, en: `${overview.unknown.en}: ${open}` }}><Button onClick={onClose}>{say(frame.close)}</Button></EmptyNotice>;
};

export { Overview as default };
