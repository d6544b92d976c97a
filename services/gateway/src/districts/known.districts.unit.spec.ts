import { KnownDistricts } from './known.districts.js';

describe('the districts that a gateway knows', () => {
  it('are open once every service that answers serves them', async () => {
    let answers: readonly (readonly string[])[] = [['150302', '990101'], ['150302']];
    const known = new KnownDistricts(['150302'], () => Promise.resolve(answers));
    const held = known.codes;
    await known.look();
    expect(held).toEqual(['150302']);
    answers = [['150302', '990101'], ['150302', '990101']];
    await known.look();
    await known.look();
    expect(held).toEqual(['150302', '990101']);
  });

  it('stay open while nobody answers', async () => {
    const known = new KnownDistricts(['150302'], () => Promise.reject(new Error('away')));
    await known.look();
    expect(known.codes).toEqual(['150302']);
  });
});
