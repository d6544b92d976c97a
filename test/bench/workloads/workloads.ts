import type { Workload } from '../harness/workload.js';
import { appendWorkloads } from './append.workloads.js';
import { catchupWorkload } from './catchup.workload.js';
import { endToEndWorkload } from './end-to-end.workload.js';
import { growthWorkload } from './growth.workload.js';
import { httpWorkload } from './http.workload.js';
import { memoryWorkloads } from './memory.workload.js';
import { rebuildWorkload } from './rebuild.workload.js';
import { relayWorkload } from './relay.workload.js';

/** In the order in which they run. */
export const workloads: readonly Workload[] = [...appendWorkloads, catchupWorkload, rebuildWorkload, relayWorkload, endToEndWorkload, httpWorkload, growthWorkload, ...memoryWorkloads];
