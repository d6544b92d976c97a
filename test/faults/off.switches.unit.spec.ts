import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offSwitches } from './off.switches.js';

describe('the switches by which each rule can be turned off', () => {
  it.each(offSwitches)('%s has the line that is replaced, once', (file, is) => {
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8').split(is)).toHaveLength(2);
  });
});
