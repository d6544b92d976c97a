import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly json: boolean;
  /** names of workloads, or the word before their dot; empty: all */
  readonly only: readonly string[];
  readonly runs: number;
  /** shorter runs over smaller logs: shows that everything works, not how fast */
  readonly quick: boolean;
  /** size of the logs that are read; null: that of each workload */
  readonly events: number | null;
}

const fewestRuns = 5;

/** @throws {RangeError} for fewer than five runs, unless quick; TypeError for a word that it does not know */
export const benchOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, runs: { type: 'string' }, events: { type: 'string' } },
  });
  const runs = Number(values.runs ?? (values.quick ? 1 : fewestRuns));
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError('--runs takes a whole number');
  if (runs < fewestRuns && !values.quick) throw new RangeError(`--runs: at least ${fewestRuns}, or --quick`);
  const events = values.events === undefined ? null : Number(values.events);
  if (events !== null && (!Number.isInteger(events) || events < 1_000)) throw new RangeError('--events: a whole number, at least 1000');
  return { json: values.json, quick: values.quick, runs, events, only: values.only.split(',').map((name) => name.trim()).filter((name) => name !== '') };
};

/** @throws {RangeError} for a name that no workload bears */
export const chosen = <W extends { readonly name: string }>(workloads: readonly W[], only: readonly string[]): readonly W[] => {
  const isCalled = ({ name }: W, word: string): boolean => name === word || name.startsWith(`${word}.`);
  const unknown = only.filter((word) => !workloads.some((workload) => isCalled(workload, word)));
  if (unknown.length > 0) throw new RangeError(`no workload ${unknown.join(', ')}: there are ${workloads.map(({ name }) => name).join(', ')}`);
  return only.length === 0 ? workloads : workloads.filter((workload) => only.some((word) => isCalled(workload, word)));
};
