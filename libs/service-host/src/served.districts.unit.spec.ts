import { ServedDistricts } from './served.districts.js';

const opened = async (over: { followed?: readonly string[]; kept?: string[] } = {}) => {
  const kept = over.kept ?? [];
  const reported: unknown[] = [];
  const served = await ServedDistricts.open({
    named: ['150302'], followed: over.followed ?? [],
    kept: { list: async () => [...kept], add: async (district) => void kept.push(district) },
    report: (error) => void reported.push(error),
  });
  return { served, kept, reported };
};

describe('the districts that a process serves', () => {
  it('are those of its environment, and after them those that it was told of before', async () => {
    const { served } = await opened({ kept: ['990101', '150302'] });
    expect(served.codes).toEqual(['150302', '990101']);
  });

  it('grow in the array that others hold, once, whoever adds', async () => {
    const { served, kept } = await opened();
    const held = served.codes;
    await served.add('990101', 'local-operator');
    await served.add('990101', 'local-operator');
    await served.add('150302', 'local-operator');
    expect([held, kept]).toEqual([['150302', '990101'], ['990101']]);
  });

  it('are begun as another process added them, and again until that succeeds', async () => {
    const { served, kept, reported } = await opened();
    const begun: (readonly string[])[] = [];
    await new Promise<void>((resolve) => {
      served.start(async (districts) => {
        begun.push(districts);
        if (begun.length === 1) throw new Error('the broker is away');
        resolve();
      });
      kept.push('990101');
    });
    await served.close();
    expect(begun).toEqual([['150302', '990101'], ['150302', '990101']]);
    expect(reported.map(String)).toEqual(['Error: the broker is away']);
  });

  it('are never those that other nodes record, told now or before', async () => {
    const { served } = await opened({ followed: ['150303'], kept: ['150303'] });
    await expect(served.add('150303', 'local-operator')).rejects.toMatchObject({ code: 'recorded-elsewhere' });
    expect(served.codes).toEqual(['150302']);
  });
});
