import Table from 'cli-table3';
import type { BenchReport } from './bench-result.js';

/** For people. */
export const readableTable = ({ machine, commit, results }: BenchReport): string => {
  const table = new Table({ head: ['name', 'value', 'unit', 'p50 ms', 'p99 ms', 'against', 'ratio', 'runs'], style: { head: [], border: [] } });
  for (const { name, value, unit, p50_ms, p99_ms, against, ratio, runs } of results) table.push([name, value, unit, p50_ms ?? '', p99_ms ?? '', against, ratio, runs]);
  return `${machine}, commit ${commit}\n${table.toString()}\n`;
};
