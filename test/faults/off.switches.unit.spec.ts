import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offSwitches } from './off.switches.js';
import { refusalPlaces } from './refusal.places.js';

describe('the switches by which each rule can be turned off', () => {
  it.each(offSwitches)('%s has the line that is replaced, once', (file, is) => {
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8').split(is)).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it('is named by a spec, which would fail without it', () => {
    const places = refusalPlaces();
    expect(places.length).toBeGreaterThan(200);
    expect(places.filter(({ specified }) => specified.length === 0).map(({ project, id }) => `${project} ${id}`)).toEqual([]);
  });
});
