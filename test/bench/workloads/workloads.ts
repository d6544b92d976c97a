import type { Workload } from '../harness/workload.js';
import { appendWorkloads } from './append.workloads.js';
import { catchupWorkload } from './catchup.workload.js';
import { relayWorkload } from './relay.workload.js';
import { rebuildWorkload } from './rebuild.workload.js';

/** In the order in which they run. */
export const workloads: readonly Workload[] = [...appendWorkloads, catchupWorkload, rebuildWorkload, relayWorkload];
