import { setTimeout as pause } from 'node:timers/promises';
import type { WholeStatus } from '../status/status.reading.js';
import { PositionsWatch, type WatchOptions } from './positions.watch.js';

const at = (position: number, lag = 0): WholeStatus => ({
  services: { staffing: { logs: { '150302/staffing': position, '150303/staffing': 5 }, projections: [{ logs: { '150302/staffing': { covered: position - lag, lag }, '150303/staffing': { covered: 5, lag: 0 } } }] } },
});

const inAnHour = (): number => Date.now() / 1_000 + 3_600;

const watching = (over: Partial<WatchOptions> = {}) => {
  const said = { status: at(1), askedBy: [] as string[] };
  const read = (authorization: string): Promise<WholeStatus> => {
    said.askedBy.push(authorization);
    return Promise.resolve(said.status);
  };
  return { said, watch: new PositionsWatch({ read, everyMs: 5, heartbeatMs: 60_000, lifeMs: 60_000, most: 3, mostOfOne: 2, ...over }) };
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await pause(5);
};

const ask = (watch: PositionsWatch, person: string, district = '150302', expiresAt = inAnHour()) => watch.listen({ district, person, authorization: `Bearer ${person}`, expiresAt });

const heard = (...asked: Parameters<typeof ask>): { readonly text: () => string; readonly moves: () => object[]; readonly isOver: () => boolean; readonly leave: () => void } => {
  const stream = ask(...asked);
  if (stream === null) throw new Error('not let in');
  const all = { text: '', isOver: false };
  stream.on('data', (chunk: Buffer) => void (all.text += chunk.toString('utf8'))).on('end', () => void (all.isOver = true));
  const moves = (): object[] => [...all.text.matchAll(/^event: moved\ndata: (.*)\n\n/gm)].map(([, data = '']) => JSON.parse(data) as object);
  return { text: () => all.text, moves, isOver: () => all.isOver, leave: () => stream.destroy() };
};

describe('who listens to the positions of a district', () => {
  it('is told where they are, and again when an event is recorded or a read model catches up, and not otherwise', async () => {
    const { said, watch } = watching();
    const one = heard(watch, 'a');
    await until(() => one.moves().length === 1);
    said.status = at(2, 1);
    await until(() => one.moves().length === 2);
    said.status = at(2);
    await until(() => one.moves().length === 3);
    const asked = said.askedBy.length;
    await until(() => said.askedBy.length > asked + 5);
    expect(one.moves()).toEqual([[1, 1, 0], [2, 1, 1], [2, 2, 0]].map(([position, covered, lag]) => ({ district: '150302', services: { staffing: { position, covered, lag } } })));
    watch.close();
  });

  it('hears nothing of another district, not even that something happened there', async () => {
    const { said, watch } = watching();
    const [one, other] = [heard(watch, 'a'), heard(watch, 'b', '150303')];
    await until(() => one.moves().length === 1 && other.moves().length === 1);
    said.status = at(2);
    await until(() => one.moves().length === 2);
    expect(other.moves()).toEqual([{ district: '150303', services: { staffing: { position: 5, covered: 5, lag: 0 } } }]);
    expect(other.text()).not.toContain('150302');
    watch.close();
  });

  it('hears now and then that the stream still is', async () => {
    const { watch } = watching({ heartbeatMs: 20 });
    const one = heard(watch, 'a');
    await until(() => one.text().split(': here').length > 3);
    expect(one.moves()).toHaveLength(1);
    watch.close();
  });

  it('shares one asking with all others, by the token that holds longest; nobody asks where nobody listens', async () => {
    const { said, watch } = watching();
    const [one, other] = [heard(watch, 'a', '150302', inAnHour() + 60), heard(watch, 'b')];
    await until(() => one.moves().length === 1 && other.moves().length === 1);
    expect(new Set(said.askedBy)).toEqual(new Set(['Bearer a']));
    one.leave();
    other.leave();
    await until(() => watch.count === 0);
    await pause(30);
    const asked = said.askedBy.length;
    await pause(60);
    expect(said.askedBy.length).toBe(asked);
    const again = heard(watch, 'a');
    await until(() => again.moves().length === 1);
    watch.close();
  });

  it('is one of so many, in all and of one person; who leaves makes room', async () => {
    const { watch } = watching();
    const [first] = [heard(watch, 'a'), heard(watch, 'a')];
    expect(ask(watch, 'a')).toBeNull();
    heard(watch, 'b');
    expect(ask(watch, 'c')).toBeNull();
    first.leave();
    await until(() => watch.count === 2);
    heard(watch, 'c');
    watch.close();
  });

  it('is told nothing after the token has expired, and comes again after a while', async () => {
    const { said, watch } = watching();
    const one = heard(watch, 'a', '150302', Date.now() / 1_000 + 0.1);
    await until(() => one.isOver() && watch.count === 0);
    said.status = at(2);
    await pause(30);
    expect(one.moves()).toHaveLength(1);
    const { watch: short } = watching({ lifeMs: 20 });
    const other = heard(short, 'a');
    await until(() => other.isOver() && short.count === 0);
  });

  it('is let go where nothing is read of what is said', async () => {
    const { said, watch } = watching();
    const deaf = ask(watch, 'a');
    let position = 1;
    while (watch.count > 0) {
      said.status = at((position += 1));
      await pause(0);
      if (position > 50_000) throw new Error('what nobody reads is kept without end');
    }
    expect(deaf?.destroyed).toBe(true);
    watch.close();
  });

  it('is let go when the process is told to stop, and nobody comes in any more', async () => {
    const { watch } = watching();
    const one = heard(watch, 'a');
    watch.close();
    await until(one.isOver);
    expect(ask(watch, 'a')).toBeNull();
  });
});
