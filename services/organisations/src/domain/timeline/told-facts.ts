import { Rejected, type DomainEvent, type Fact } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { toldWords } from './told-words.js';

/** What was told under a key, and for which day. */
export type ToldFacts = ReadonlyMap<string, { readonly content: string; readonly to: string }>;

export const nothingTold: ToldFacts = new Map();

export const telling = (told: ToldFacts, key: string, content: string, fact: Fact<DomainEvent>): ToldFacts =>
  new Map(told).set(key, { content, to: fact.effective.to });

/**
 * Told again the same way, a fact adds nothing. Told another way it would stand beside the first: that takes a correction.
 * @throws {Rejected} `told-otherwise`
 */
export const isRetold = (told: ToldFacts, key: string, content: string, meta: CommandMeta): boolean => {
  const known = told.get(key);
  if (known === undefined) return false;
  if (known.content === content && known.to === meta.effective.to) return true;
  const words = toldWords(key);
  throw new Rejected(
    'told-otherwise',
    `${words.zh}已有记录（${known.content}，${known.to}），请用更正`,
    `${words.en} is on record otherwise (${known.content}, ${known.to}); record a correction`,
    { key, content: known.content, to: known.to },
  );
};
