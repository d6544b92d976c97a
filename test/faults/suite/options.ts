import { parseArgs } from 'node:util';
import { plants, type Plant } from './planted.js';
import { families, type Family } from './scene.js';

export interface Options {
  readonly seed: number;
  readonly minutes: number;
  readonly families: readonly Family[];
  readonly json: boolean;
  readonly withoutRoot: boolean;
  readonly plant: Plant | null;
  /** every planted bug, one after the other */
  readonly planted: boolean;
  /** commands a second, sessions */
  readonly rate: number;
  readonly sessions: number;
  /** by what the pauses between two faults are multiplied */
  readonly pace: number;
  /** the folder of the run is left where it is */
  readonly keep: boolean;
}

export class WrongUsage extends Error {}

/** @throws {WrongUsage} */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parsed(args);
  const number = (name: 'seed' | 'minutes' | 'rate' | 'sessions' | 'pace'): number => {
    const value = Number(values[name]);
    if (!Number.isFinite(value) || value <= 0) throw new WrongUsage(`--${name} ${values[name]}: a number above 0`);
    return value;
  };
  const asked = values.family.split(',');
  const unknown = asked.filter((one) => !(families as readonly string[]).includes(one));
  if (unknown.length > 0) throw new WrongUsage(`--family ${values.family}: of ${families.join(', ')}`);
  const plant = values.plant === undefined ? null : plants.find(({ name }) => name === values.plant);
  if (plant === undefined) throw new WrongUsage(`--plant ${values.plant}: one of ${plants.map(({ name }) => name).join(', ')}`);
  return {
    seed: number('seed'), minutes: number('minutes'), rate: number('rate'), sessions: number('sessions'), pace: number('pace'), families: plant?.families ?? (asked as Family[]),
    json: values.json, withoutRoot: values['without-root'], plant, planted: values.planted, keep: values.keep,
  };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '2' }, family: { type: 'string', default: families.join(',') },
        rate: { type: 'string', default: '60' }, sessions: { type: 'string', default: '12' }, pace: { type: 'string', default: '1' }, json: { type: 'boolean', default: false },
        'without-root': { type: 'boolean', default: false }, plant: { type: 'string' }, planted: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
};
