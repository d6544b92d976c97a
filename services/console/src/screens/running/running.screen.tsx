import './running.css';
import { useQuery } from '@tanstack/react-query';
import { answer } from '@yange/api-client';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { register } from '../../words/register.words.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import { Rebuild } from './rebuild.js';
import { progressOf, readingsOf, waitingIn, type Reading } from './running.model.js';
import { WaitingStreams } from './waiting.js';

const columns: readonly DataColumn<Reading>[] = [
  { key: 'name', words: register.projection, value: ({ name }) => name, width: 220 },
  { key: 'service', words: register.service, value: ({ service }) => wordsFor(contexts, service).zh, width: 120 },
  { key: 'health', words: register.health, value: ({ isHealthy }) => (isHealthy ? register.healthy.zh : register.unhealthy.zh), width: 90, draw: ({ isHealthy }) => <span className={`light light-${isHealthy ? 'green' : 'red'}`}>{isHealthy ? `○ ${register.healthy.zh}` : `！ ${register.unhealthy.zh}`}</span> },
  { key: 'covered', words: register.covered, value: ({ covered }) => covered, width: 90 },
  { key: 'lag', words: register.lag, value: ({ lag }) => lag, width: 80 },
  { key: 'parked', words: register.parked, value: ({ parked }) => parked, width: 80 },
  { key: 'building', words: register.building, value: ({ isBuilding }) => isBuilding, width: 100 },
  { key: 'error', words: register.lastError, value: ({ lastError }) => lastError, width: 260 },
];

/** How every read model of every service is. */
const Running = (): ReactNode => {
  const { say } = useAddress();
  const mayRebuild = useMay('operate');
  const status = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => answer(api.GET('/v1/status', { signal })),
    // Who may rebuild watches it happen; for everybody else it is as fresh as the rest of the page.
    refetchInterval: mayRebuild ? 2_000 : false,
  });
  return (
    <>
      <header className="screen-head"><h1>{say(register.running)}</h1><p className="soft">{say(register.runningHint)}</p></header>
      <Answered door={status}>
        {({ services }) => (
          <>
            {mayRebuild ? <><h2>{say(register.rebuild)}</h2><p className="soft">{say(register.rebuildHint)}</p><ul className="rebuilds">{[...progressOf(readingsOf(services))].map(([service, progress]) => <Rebuild key={service} service={service} progress={progress} />)}</ul></> : null}
            {mayRebuild ? <WaitingStreams streams={waitingIn(services)} /> : null}
            <DataTable title={register.running} rows={readingsOf(services)} columns={columns} rowKey={({ service, name }) => `${service} ${name}`} />
          </>
        )}
      </Answered>
    </>
  );
};

export { Running as default };
