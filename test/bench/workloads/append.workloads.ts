import { compared, type BenchResult } from '../harness/bench-result.js';
import { interleaved } from '../harness/interleaved.js';
import type { BenchContext, Workload } from '../harness/workload.js';
import type { AppendSide } from '../sides/append-side.js';
import { bareCopySide, bareInsertSide } from '../sides/bare.side.js';
import { emmettSide } from '../sides/emmett.side.js';
import { yangeSide } from '../sides/yange.side.js';
import { AppendLoadOn, type AppendLoad } from './append.load.js';

type OpenSide = (url: string) => Promise<AppendSide>;

interface AppendWork extends Omit<AppendLoad, 'milliseconds'> {
  readonly name: string;
  readonly bare?: { readonly clients: number };
  /** in place of a bare INSERT for each event */
  readonly copied?: boolean;
}

const work = ({ name, bare, copied, ...load }: AppendWork): Workload => ({
  name,
  run: async (context) => {
    const opened: OpenSide[] = [yangeSide, emmettSide];
    if (bare !== undefined) opened.push((url) => (copied === true ? bareCopySide : bareInsertSide)(url, bare.clients));
    const sides: AppendSide[] = [];
    try {
      for (const open of opened) sides.push(await open(await context.servers.database()));
      return await sideBySide(name, sides, bare?.clients ?? load.callers, load, context);
    } finally {
      for (const side of sides) await side.close();
    }
  },
});

const sideBySide = async (name: string, sides: readonly AppendSide[], bareClients: number, load: Omit<AppendLoad, 'milliseconds'>, context: BenchContext): Promise<readonly BenchResult[]> => {
  const milliseconds = context.quick ? 700 : 3_000;
  const loads = sides.map((side) => new AppendLoadOn(side, { ...load, milliseconds, ...(side.name.startsWith('bare') ? { callers: bareClients } : {}) }));
  for (const one of loads) await one.warmUp();
  const done = await interleaved(loads, context.runs, context.say);
  const [own, ...others] = sides.map(({ name: side }) => ({ side, runs: done.get(side) ?? [] }));
  return others.map(({ side, runs }) => compared({ name, unit: 'events/s', against: side, ours: own?.runs ?? [], theirs: runs }));
};

/** Appends: one event each from few or many callers, a hundred at once, and all callers on one stream. */
export const appendWorkloads: readonly Workload[] = [
  work({ name: 'append.1', callers: 1, together: 1, bare: { clients: 1 } }),
  work({ name: 'append.16', callers: 16, together: 1, bare: { clients: 16 } }),
  work({ name: 'append.64', callers: 64, together: 1, bare: { clients: 16 } }),
  work({ name: 'append.256', callers: 256, together: 1, bare: { clients: 16 } }),
  work({ name: 'append.batch', callers: 8, together: 100, bare: { clients: 8 }, copied: true }),
  work({ name: 'append.contended', callers: 32, together: 1, contended: true }),
];
