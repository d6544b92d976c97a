import './motions.css';
import { answer, pages } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { motionWords, stageWords } from '../../words/motion.words.js';
import { wordsFor } from '../../words/report.words.js';
import { MakeMotion } from './make-motion.js';
import { MeetingsPart } from './meetings-part.js';
import { MotionPage } from './motion-page.js';
import { inOrder, type MotionRow } from './motion.model.js';
import { useMatters } from '../../plans/use-matters.js';

type Row = ReturnType<typeof inOrder>[number];

/** Motions by stage, with what is due; one of them as a page. */
const Motions = (): ReactNode => {
  const [motion, choose] = useParam('motion');
  return motion === '' ? <MotionList onOpen={choose} /> : <MotionPage key={motion} motionId={motion} onBack={() => choose('')} />;
};

const useMotions = () => {
  const { district, knownAt } = useAddress();
  const query = knownAt === '' ? {} : { knownAt };
  return useQuery({
    queryKey: ['motions', district, query],
    queryFn: async ({ signal }) => {
      const all: MotionRow[] = [];
      const ask = (from: { cursor?: string }) => answer(api.GET('/v1/districts/{district}/organisations/motions', { params: { path: { district }, query: { ...query, limit: 500, ...from } }, signal }));
      for await (const { motions } of pages(ask)) all.push(...motions);
      return all;
    },
  });
};

const MotionList = ({ onOpen }: { readonly onOpen: (motionId: string) => void }): ReactNode => {
  const { district, on, say } = useAddress();
  const [stage, filter] = useParam('stage');
  const motions = useMotions();
  const titleOf = useMatters();
  const dues = useDoor(['dues', district, on, 'organisations'], (signal) => api.GET('/v1/districts/{district}/reporting/dues', { params: { path: { district }, query: { limit: 1000, ...(on === '' ? {} : { on }) } }, signal }));
  const columns: readonly DataColumn<Row>[] = [
    { key: 'name', words: motionWords.name, value: ({ title }) => title, width: 280 },
    { key: 'stage', words: motionWords.stage, value: (row, words) => words(wordsFor(stageWords, row.stage)), width: 110, draw: (row) => <span className="stage">{say(wordsFor(stageWords, row.stage))}</span> },
    { key: 'due', words: motionWords.due, value: ({ due }, words) => (due === undefined ? '' : words(due.kindWords)), width: 150 },
    { key: 'dueOn', words: motionWords.dueOn, value: ({ due }) => due?.dueOn ?? '', width: 190, draw: ({ due }) => (due === undefined || due.dueOn === null ? null : <><span className={`light light-${due.light}`}>{say(wordsFor(codes, due.light))}</span> {due.dueOn}</>) },
    { key: 'matters', words: motionWords.matters, value: ({ items }, words) => [...new Set(items.map(({ matter }) => words(titleOf(matter))))].join('、'), width: 200 },
    { key: 'plan', words: motionWords.withPlan, value: ({ planHash }) => planHash !== null, width: 90 },
    { key: 'applicant', words: motionWords.applicant, value: ({ applicant }) => applicant, width: 150 },
    { key: 'since', words: motionWords.since, value: ({ since }) => since, width: 110 },
  ];
  return (
    <>
      <header className="screen-head"><h1>{say(motionWords.title)}</h1><p className="soft">{say(motionWords.hint)}</p></header>
      <MakeMotion onMade={onOpen} />
      <Answered door={motions}>
        {(all) => {
          const rows = inOrder(all, dues.data?.dues ?? []);
          if (rows.length === 0) return <EmptyNotice title={motionWords.none} hint={motionWords.noneHint} />;
          return (
            <>
              <StageFilter rows={rows} chosen={stage} onChoose={(one) => filter(one === stage ? '' : one)} />
              <DataTable title={motionWords.all} rows={rows.filter((row) => stage === '' || row.stage === stage)} columns={columns} rowKey={({ motionId }) => motionId} onOpen={({ motionId }) => onOpen(motionId)} />
            </>
          );
        }}
      </Answered>
      <MeetingsPart />
    </>
  );
};

const StageFilter = ({ rows, chosen, onChoose }: { readonly rows: readonly Row[]; readonly chosen: string; readonly onChoose: (stage: string) => void }): ReactNode => {
  const { say } = useAddress();
  const there = Object.keys(stageWords).map((stage) => ({ stage, count: rows.filter((row) => row.stage === stage).length })).filter(({ count, stage }) => count > 0 || stage === chosen);
  return (
    <p className="stage-filter" role="group" aria-label={say(motionWords.stage)}>
      {there.map(({ stage, count }) => <button key={stage} type="button" aria-pressed={stage === chosen} onClick={() => onChoose(stage)}>{say(wordsFor(stageWords, stage))} <strong>{count}</strong></button>)}
    </p>
  );
};

export { Motions as default };
