import fc from 'fast-check';
import { approvedOf, type QuotaAccountState } from './domain/quota-account/quota-account.aggregate.js';
import { approvedPosts, linedPosts, type PostAllotmentState } from './domain/post-allotment/post-allotment.state.js';
import { everyDay, foldedFrom, ownerNames, steps, tell, type Known, type OwnerName, type Told } from './sequences.fixture.js';

interface Numbers {
  readonly approved: number | null;
  readonly headcount: number | null;
  readonly posts: number | null;
  readonly leaders: number | null;
  readonly roles: number;
}

/** What holds on a day by plain arithmetic over the facts that count: no timeline, no aggregate. */
const reckoned = (known: readonly Known[], name: OwnerName, date: string): Numbers => {
  let [base, change, headcount, posts, postChange, leaders, roles] = [null as number | null, 0, null as number | null, null as number | null, 0, null as number | null, 0];
  const counting = known.filter(({ day }) => day <= date).toSorted((a, b) => (a.day === b.day ? a.arrival - b.arrival : a.day < b.day ? -1 : 1));
  for (const { kind, name: whose, count } of counting) {
    const own = whose === name;
    if (kind === 'transfer') change += own ? -count : count;
    if (!own) continue;
    if (kind === 'approve') [base, change] = [count, 0];
    if (kind === 'increase') change += count;
    if (kind === 'reduce') change -= count;
    if (kind === 'headcount') headcount = count;
    if (kind === 'posts') [posts, postChange] = [count, 0];
    if (kind === 'more-posts') postChange += count;
    if (kind === 'fewer-posts') postChange -= count;
    if (kind === 'appoint') leaders = (leaders ?? 0) + count;
    if (kind === 'remove') leaders = leaders === null ? null : leaders - count;
    if (kind === 'role') roles = count;
  }
  return { approved: base === null ? null : base + change, headcount, posts: posts === null ? null : posts + postChange, leaders, roles };
};

const folded = async ({ log }: Told, date: string): Promise<readonly Numbers[]> => {
  const states = (await foldedFrom(log)).map(({ timeline }) => timeline.at(date));
  return ownerNames.map((_name, index) => {
    const account = states[index * 2] as unknown as QuotaAccountState;
    const { deputy, ...allotment } = states[index * 2 + 1] as unknown as PostAllotmentState;
    return { approved: approvedOf(account), headcount: account.headcount, posts: approvedPosts(deputy), leaders: deputy.leaders, roles: linedPosts({ ...allotment, deputy }, 'deputy') };
  });
};

/** By rule, stream and day: how far the limits are exceeded. */
const excesses = async ({ log }: Pick<Told, 'log'>): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  for (const [index, { aggregate, timeline }] of (await foldedFrom(log)).entries()) {
    for (const date of everyDay) for (const { rule, excess } of aggregate.limits?.(timeline.at(date), date) ?? []) found.set(`${rule} ${index} ${date}`, (found.get(`${rule} ${index} ${date}`) ?? 0) + excess);
  }
  return found;
};

const runs = { numRuns: 150, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false } as const;

describe('whatever is said, corrected and annulled', () => {
  it('the log folds to what the outcomes add up to, on every date', async () => {
    let corrected = 0;
    await fc.assert(
      fc.asyncProperty(steps('live', 'history'), async (sequence) => {
        const told = await tell(sequence, async (_now, { step }) => void (corrected += step === 'say' ? 0 : 1));
        for (const date of everyDay) expect(await folded(told, date)).toEqual(ownerNames.map((name) => reckoned(told.known, name, date)));
      }),
      runs,
    );
    expect(corrected).toBeGreaterThan(100);
  }, 180_000);

  it('breaks no limit on any date, where all of it is live', async () => {
    await fc.assert(
      fc.asyncProperty(steps('live'), async (sequence) => {
        await tell(sequence, async (now) => {
          expect([...(await excesses(now))]).toEqual([]);
          for (const date of everyDay) for (const { leaders } of await folded(now, date)) expect(leaders ?? 0).toBeGreaterThanOrEqual(0);
        });
      }),
      runs,
    );
  }, 180_000);

  it('breaks no limit further than history did, by anything live', async () => {
    await fc.assert(
      fc.asyncProperty(steps('live', 'history'), async (sequence) => {
        let before: ReadonlyMap<string, number> = new Map();
        await tell(sequence, async (now, { mode }) => {
          const after = await excesses(now);
          const worse = [...after].filter(([place, excess]) => excess > (before.get(place) ?? 0));
          if (mode === 'live') expect(worse).toEqual([]);
          before = after;
        });
      }),
      runs,
    );
  }, 180_000);
});
