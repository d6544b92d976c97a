import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedOf, isConcerned, knownAfter, movedSince } from './concern.model.js';
import { freshnessOf } from './freshness.model.js';

const at = (position: number, covered = position, lag = 0) => ({ position, covered, lag });
const positions = (services: Readonly<Record<string, ReturnType<typeof at> | null>>) => ({ district: '150302', services });

describe('how fresh a page is', () => {
  it('is told in events recorded, events behind, and who is away', () => {
    expect(freshnessOf(positions({ organisations: at(118), staffing: at(136, 130, 6), grid: null }))).toEqual({ position: 254, lag: 6, logs: [['150302/organisations', 118], ['150302/staffing', 136]], away: ['grid'] });
    expect(freshnessOf(undefined)).toEqual({ position: 0, lag: 0, logs: [], away: [] });
  });

  it('keeps where the log of a service was that is away since', () => {
    expect(freshnessOf(positions({ organisations: at(120), staffing: null }), positions({ organisations: at(118), staffing: at(136) }).services)).toEqual({ position: 256, lag: 0, logs: [['150302/organisations', 120], ['150302/staffing', 136]], away: ['staffing'] });
  });
});

describe('what a page asks anew', () => {
  it('is what a service answers whose log grew or whose read models took in more', () => {
    const known = knownAfter({}, positions({ organisations: at(118), staffing: at(136), reporting: at(9, 500), grid: at(3) }));
    expect(movedSince(known, positions({ organisations: at(118), staffing: at(137, 136, 1), reporting: at(9, 501), grid: at(3) }))).toEqual(['staffing', 'reporting']);
    expect(movedSince(known, positions({ organisations: at(118), staffing: at(136), reporting: at(9, 500), grid: at(3) }))).toEqual([]);
  });

  it('is nothing where nothing was known, and after an outage what was recorded meanwhile', () => {
    expect(movedSince({}, positions({ staffing: at(136) }))).toEqual([]);
    const known = knownAfter(knownAfter({}, positions({ staffing: at(136), grid: at(3) })), positions({ staffing: null, grid: at(3) }));
    expect(movedSince(known, positions({ staffing: null, grid: at(3) }))).toEqual([]);
    expect(movedSince(known, positions({ staffing: at(140), grid: at(3) }))).toEqual(['staffing']);
  });

  it('leaves alone what another service answers, what no event changes, and takes along what several answer', () => {
    expect([isConcerned(['quota', '150302'], ['staffing']), isConcerned(['quota', '150302'], ['grid', 'reporting'])]).toEqual([true, false]);
    expect([isConcerned(['events', '150302'], ['grid']), isConcerned(['toString'], ['grid'])]).toEqual([true, true]);
    expect([isConcerned(['import', '150302', 'x'], ['staffing']), isConcerned(['positions', '150302'], ['staffing']), isConcerned(['events'], [])]).toEqual([false, false, false]);
  });

  it('is asked of the service that the table names: each key in the sources goes to one door, and the doors are those', () => {
    const sources = globSync('**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '..') }).filter((file) => !file.includes('.spec.')).map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
    const asked = sources.flatMap((source) => [...source.matchAll(/(?:useDoor\(|queryKey: )\['([\w-]+)'[^\n]*?(?=\bapi\.GET)api\.GET\(['`]\/v1\/districts\/\{district\}\/([\w-]+)\/[\w-]/g)].map(([, key = '', context = '']) => [key, context] as const));
    const contexts = new Set(Object.values(askedOf));
    const ofOneService = asked.filter(([, context]) => contexts.has(context));
    expect(ofOneService.length).toBeGreaterThan(20);
    expect(ofOneService.filter(([key, context]) => askedOf[key] !== context)).toEqual([]);
    const keys = new Set(sources.flatMap((source) => [...source.matchAll(/(?:useDoor\(|queryKey: )\['([\w-]+)'/g)].map(([, key]) => key)));
    expect(Object.keys(askedOf).filter((key) => !keys.has(key))).toEqual([]);
  });
});
