import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readOptions, WrongUsage } from './options.js';
import { ordersFor } from './scene.js';
import { notRunOf, scheduleOf } from './schedule.js';
import { Seeded } from './seeded.js';

const forMs = 10 * 60_000;
const planned = (seed: number) => scheduleOf(new Seeded(seed).fork('schedule'), { families: ['A', 'B', 'C'], forMs }).map(({ at, fault, draw }) => ({ at, name: fault.name, drawn: draw.next() }));

describe('the fault suite', () => {
  it('derives the whole schedule from the seed', () => {
    expect(planned(7)).toEqual(planned(7));
    expect(planned(8)).not.toEqual(planned(7));
    expect(new Set(planned(7).map(({ name }) => name[0]))).toEqual(new Set(['A', 'B', 'C']));
  });

  it('brings the same faults at another pace', () => {
    const [quick, slow] = [1, 4].map((pace) => scheduleOf(new Seeded(5), { families: ['B'], forMs: forMs * (pace ?? 1), pace }));
    expect(slow?.length).toBe(quick?.length);
    expect(slow?.[0]?.at).toBe((quick?.[0]?.at ?? 0) * 4);
  });

  it('takes servers down one after the other', () => {
    const heavy = scheduleOf(new Seeded(3), { families: ['A', 'B', 'C'], forMs }).filter(({ fault }) => fault.heavy === true);
    expect(heavy.length).toBeGreaterThan(1);
    expect(Math.min(...heavy.slice(1).map(({ at }, index) => at - (heavy[index]?.at ?? 0)))).toBeGreaterThanOrEqual(12_000);
  });

  it('arms no process outside the families that are asked for, and none before and after', () => {
    const armed = (member: string, calm: boolean) => Array.from({ length: 50 }, (_, index) => ordersFor(member, new Seeded(index), { families: ['A'], calm, poison: null, plants: [] }).failpoints.length).some((count) => count > 0);
    expect([armed('staffing-api-1', false), armed('staffing-relay', false), armed('staffing-api-1', true)]).toEqual([true, false, false]);
  });

  it('says of everything that it leaves out why', () => {
    expect(notRunOf(['A', 'B', 'C']).filter(({ reason }) => reason.length < 5)).toEqual([]);
    expect(notRunOf(['C']).some(({ family }) => family !== 'C')).toBe(false);
  });

  it.each([['--seed', '0'], ['--family', 'A,Z'], ['--plant', 'none'], ['--what'], ['--minutes', 'long'], ['--pace', '0']])('refuses %s %s', (...args) => {
    expect(() => readOptions(args)).toThrow(WrongUsage);
  });

  it('has nothing in the product that could be switched on', () => {
    expect(namesOf('YANGE_FAULTS')).toEqual(['test/faults/README.md', 'test/faults/suite/inside/failpoints.js', 'test/faults/suite/inside/register.js', 'test/faults/suite/member.ts', 'test/faults/suite/suite.unit.spec.ts']);
  });
});

const namesOf = (word: string): readonly string[] =>
  execFileSync('git', ['grep', '-l', '--untracked', word], { cwd: join(import.meta.dirname, '../../..'), encoding: 'utf8' }).trim().split('\n').sort();
