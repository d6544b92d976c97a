import fc from 'fast-check';
import { onDay, parseEffectiveDate, type EffectiveDate } from './effective-date.js';
import { Timeline, type Aggregate, type DomainEvent, type Fact } from './timeline.js';

interface Set extends DomainEvent {
  readonly type: 'NameSet' | 'EventAnnulled';
  readonly data: string;
}

/** The state is the whole story: which names, in which order. */
const names: Aggregate<readonly string[], Set> = { initial: () => [], apply: (state, event) => [...state, event.data] };

const fact = (position: number, name: string, effective: EffectiveDate | string, over: Partial<Fact<Set>> = {}): Fact<Set> => ({
  event: { type: 'NameSet', data: name },
  eventId: `e${position}`,
  effective: typeof effective === 'string' ? onDay(effective) : effective,
  position,
  order: 0,
  supersedes: null,
  ...over,
});

const annulment = (position: number, of: string): Fact<Set> => fact(position, '', '2020-01-01', { event: { type: 'EventAnnulled', data: '' }, supersedes: of });

const timeline = (...facts: readonly Fact<Set>[]): Timeline<readonly string[], Set> => Timeline.of(names, facts);

describe('a timeline', () => {
  it('is new before its first event, of whatever date', () => {
    expect(timeline().isNew).toBe(true);
    expect(timeline(fact(1, 'A', '2199-01-01')).isNew).toBe(false);
    expect(timeline().latest()).toEqual([]);
  });

  it('remembers what was told and no longer counts, and what was recorded after a position', () => {
    const t = timeline(fact(1, 'A', '2019-02-01'), fact(5, 'B', '2018-02-01'), annulment(7, 'e1'));
    expect([t.find('e1'), t.told('e1')?.event.data, t.told('e9')]).toEqual([undefined, 'A', undefined]);
    expect([t.recordedAfter(0).length, t.recordedAfter(4).map(({ position }) => position), t.recordedAfter(7)]).toEqual([3, [5, 7], []]);
    expect(t.recordedAfter(1)).toHaveLength(2);
  });

  it('puts a late fact where it took effect, and a future one only there', () => {
    const t = timeline(fact(1, 'B', '2019-02-01'), fact(2, 'C', '2030-01-01'), fact(3, 'A', '2018-01-01'));
    expect([t.at('2017-12-31'), t.at('2018-01-01'), t.at('2019-02-01'), t.at('2030-01-01')]).toEqual([[], ['A'], ['A', 'B'], ['A', 'B', 'C']]);
    expect(t.latest()).toEqual(['A', 'B', 'C']);
  });

  it('counts a month from its last day on, and says before that it is possible', () => {
    const t = timeline(fact(1, 'A', parseEffectiveDate('2019年2月')), fact(2, 'B', parseEffectiveDate('截至2019年3月')));
    expect([t.at('2019-02-27'), t.at('2019-02-28')]).toEqual([[], ['A']]);
    expect(t.uncertainAt('2019-02-15').map(({ eventId }) => eventId)).toEqual(['e1', 'e2']);
    expect(t.uncertainAt('2019-01-15').map(({ eventId }) => eventId)).toEqual(['e2']);
  });

  it('orders facts of one day by manifest, those without a place there last, by position', () => {
    const t = timeline(fact(1, 'live', '2019-02-01'), fact(2, 'second', '2019-02-01', { order: 8 }), fact(3, 'live too', '2019-02-01'), fact(4, 'first', '2019-02-01', { order: 7 }));
    expect(t.latest()).toEqual(['first', 'second', 'live', 'live too']);
  });

  it('tells each date on which it changes from a date on', () => {
    const t = timeline(fact(1, 'A', '2018-01-01'), fact(2, 'B', '2019-01-01'), fact(3, 'C', '2020-01-01'), fact(4, 'D', '2020-01-01'));
    expect(t.from('2018-06-01')).toEqual([{ date: '2018-06-01', state: ['A'] }, { date: '2019-01-01', state: ['A', 'B'] }, { date: '2020-01-01', state: ['A', 'B', 'C', 'D'] }]);
    expect(t.from('2021-01-01')).toEqual([{ date: '2021-01-01', state: ['A', 'B', 'C', 'D'] }]);
  });
});

describe('a corrected timeline', () => {
  const wrong = fact(1, 'wrong', '2019-02-01');
  const right = fact(2, 'right', '2019-03-01', { supersedes: 'e1' });
  const better = fact(3, 'better', '2019-01-01', { supersedes: 'e2' });

  it('lets the correction stand for what it corrects, on its own date', () => {
    const t = timeline(wrong, right);
    expect([t.at('2019-02-15'), t.at('2019-03-01')]).toEqual([[], ['right']]);
    expect([t.find('e1'), t.find('e2')?.event.data]).toEqual([undefined, 'right']);
  });

  it('follows a correction of a correction', () => expect(timeline(wrong, right, better).latest()).toEqual(['better']));

  it('forgets an annulled fact at every date, and a corrected one with the correction that is annulled', () => {
    expect(timeline(wrong, annulment(2, 'e1')).latest()).toEqual([]);
    expect(timeline(wrong, right, annulment(3, 'e2')).latest()).toEqual([]);
    expect(timeline(wrong, annulment(2, 'e1')).isNew).toBe(false);
  });

  it('keeps out what was taken out, whatever is added afterwards', () => {
    const t = timeline(wrong, fact(2, 'other', '2019-02-02')).without('e1').with([fact(3, 'new', '2019-02-03')]);
    expect(t.latest()).toEqual(['other', 'new']);
    expect(t.find('e1')).toBeUndefined();
    expect(t.without('e2', 'e3').latest()).toEqual([]);
  });

  it('leaves the timeline that it was made from as it is', () => {
    const t = timeline(wrong);
    t.with([right]);
    t.without('e1');
    expect(t.latest()).toEqual(['wrong']);
  });
});

describe('the order of arrival', () => {
  const anyDay = fc.constantFrom('2018-12-31', '2019-01-01', '2019-02-01', '2019-02-28', '2020-01-01').map(onDay);
  const anyEffective = fc.oneof(anyDay, fc.constantFrom('2019年2月', '2019年', '2019年2月底', '2018年1月到2019年5月').map(parseEffectiveDate));
  const someFacts = fc
    .array(fc.record({ effective: anyEffective, kind: fc.constantFrom('new', 'corrects', 'annuls'), target: fc.nat(), order: fc.nat(3) }), { minLength: 1, maxLength: 12 })
    .map((drafts) =>
      drafts.map(({ effective, kind, target, order }, index) => {
        const supersedes = kind === 'new' || index === 0 ? null : `e${(target % index) + 1}`;
        const event: Set = { type: kind === 'annuls' && supersedes !== null ? 'EventAnnulled' : 'NameSet', data: String(index) };
        return fact(index + 1, '', effective, { event, supersedes, order });
      }));
  const dates = ['2018-06-01', '2018-12-31', '2019-01-15', '2019-02-01', '2019-02-28', '2019-12-31', '2021-01-01'];

  it('never matters', () => {
    fc.assert(
      fc.property(someFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))), ([facts, shuffled]) => {
        const [one, other] = [timeline(...facts), timeline(...shuffled)];
        for (const date of dates) {
          expect(other.at(date)).toEqual(one.at(date));
          expect(other.uncertainAt(date)).toEqual(one.uncertainAt(date));
        }
        expect(other.latest()).toEqual(one.latest());
      }),
      { numRuns: 500 },
    );
  });

  it('does not matter either when facts come one by one, in steps', () => {
    fc.assert(fc.property(someFacts, (facts) => expect(facts.reduce((t, one) => t.with([one]), timeline()).latest()).toEqual(timeline(...facts).latest())));
  });

  it('does not matter to what was asked meanwhile, nor does asking change what is answered later', () => {
    const step = fc.record({ take: fc.nat(2), ask: fc.subarray(dates), gone: fc.option(fc.nat(12), { nil: null }) });
    fc.assert(
      fc.property(someFacts, fc.array(step, { maxLength: 8 }), (facts, steps) => {
        let [t, rest, known, gone]: [Timeline<readonly string[], Set>, readonly Fact<Set>[], readonly Fact<Set>[], readonly string[]] = [timeline(), facts, [], []];
        for (const { take, ask, gone: index } of steps) {
          [known, rest, t] = [[...known, ...rest.slice(0, take)], rest.slice(take), t.with(rest.slice(0, take))];
          if (index !== null) [gone, t] = [[...gone, `e${index}`], t.without(`e${index}`)];
          const counting = new Set([...known.flatMap(({ supersedes }) => supersedes ?? []), ...gone]);
          const told = known.filter(({ eventId, event }) => !counting.has(eventId) && event.type !== 'EventAnnulled');
          for (const date of [...ask].reverse()) expect(t.at(date)).toEqual(timeline(...told.map((one) => ({ ...one, supersedes: null }))).at(date));
          expect(t.latest()).toEqual(timeline(...told.map((one) => ({ ...one, supersedes: null }))).latest());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is not even a tie-break where date or manifest decide: positions may be others', () => {
    const ordered = fc.uniqueArray(fc.tuple(anyDay, fc.integer({ min: 1, max: 9 })), { selector: ([day, order]) => `${day.to} ${order}`, minLength: 1 });
    fc.assert(
      fc.property(ordered.chain((places) => fc.tuple(fc.constant(places), fc.shuffledSubarray(places.map((_, index) => index + 1), { minLength: places.length }))), ([places, positions]) => {
        const at = (position: (index: number) => number): readonly string[] => timeline(...places.map(([day, order], index) => fact(position(index), `${day.to} ${order}`, day, { order }))).latest();
        expect(at((index) => positions[index] ?? 0)).toEqual(at((index) => index + 1));
      }),
    );
  });
});
