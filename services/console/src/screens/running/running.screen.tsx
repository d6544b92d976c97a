import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { register } from '../../words/register.words.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import { readingsOf, type Reading } from './running.model.js';

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
  const status = useDoor(['status'], (signal) => api.GET('/v1/status', { signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(register.running)}</h1><p className="soft">{say(register.runningHint)}</p></header>
      <Answered door={status}>{({ services }) => <DataTable title={register.running} rows={readingsOf(services)} columns={columns} rowKey={({ service, name }) => `${service} ${name}`} />}</Answered>
    </>
  );
};

export { Running as default };
