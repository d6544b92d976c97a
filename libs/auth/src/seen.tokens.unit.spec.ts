import { setTimeout as delay } from 'node:timers/promises';
import { SeenTokens, type Verified } from './seen.tokens.js';

const inSeconds = (seconds: number): number => Date.now() / 1_000 + seconds;

/** Counts what is really verified. @param expires seconds since 1970 */
const counting = (expires: number) => {
  const verified: string[] = [];
  const seen = new SeenTokens(async (token): Promise<Verified> => {
    verified.push(token);
    if (token.startsWith('bad')) throw new Error('no');
    return { principal: { person: token, roles: ['clerk'], districts: ['150302'], tokenId: token }, expires };
  });
  return { seen, verified };
};

describe('a token that was verified a moment ago', () => {
  it('is known again, letter for letter, also while it is still being verified', async () => {
    const { seen, verified } = counting(inSeconds(60));
    await Promise.all([seen.principalOf('a'), seen.principalOf('a')]);
    expect(await seen.principalOf('a')).toMatchObject({ person: 'a' });
    expect(await seen.principalOf('a ')).toMatchObject({ person: 'a ' });
    expect(verified).toEqual(['a', 'a ']);
  });

  it('is verified again once it has expired, however short a time ago that was', async () => {
    const { seen, verified } = counting(inSeconds(0.05));
    await seen.principalOf('a');
    await delay(80);
    await seen.principalOf('a');
    expect(verified).toEqual(['a', 'a']);
  });

  it('is never known where it was refused', async () => {
    const { seen, verified } = counting(inSeconds(60));
    await expect(seen.principalOf('bad')).rejects.toThrow('no');
    await expect(seen.principalOf('bad')).rejects.toThrow('no');
    expect(verified).toEqual(['bad', 'bad']);
  });

  it('is forgotten after a thousand others', async () => {
    const { seen, verified } = counting(inSeconds(60));
    for (let other = 0; other <= 1_000; other += 1) await seen.principalOf(`token ${other}`);
    verified.length = 0;
    await seen.principalOf('token 1000');
    await seen.principalOf('token 0');
    expect(verified).toEqual(['token 0']);
  });
});
