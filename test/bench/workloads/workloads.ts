import type { Workload } from '../harness/workload.js';
import { appendWorkloads } from './append.workloads.js';

/** In the order in which they run. */
export const workloads: readonly Workload[] = [...appendWorkloads];
