import type { PersonalField } from '../commands/personal-data/personal-data.use-cases.js';

/** What the vault keeps of one person. */
export type PersonalValues = Readonly<Partial<Record<PersonalField, string>>>;

const starred = (text: string, head: number, tail: number): string => {
  const characters = [...text];
  const hidden = Math.max(characters.length - head - tail, 1);
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + (tail === 0 ? '' : characters.slice(Math.max(head + hidden, characters.length - tail)).join(''));
};

const masks: Readonly<Record<PersonalField, (text: string) => string>> = {
  name: (text) => starred(text, 1, 0),
  'identity-number': (text) => starred(text, 6, 4),
  telephone: (text) => starred(text, 3, 4),
};

/** 张*, 110105********002X, 138****5678: enough to tell people of one list apart, not enough to know who it is. */
export const masked = (values: PersonalValues): PersonalValues =>
  Object.fromEntries(Object.entries(values).map(([field, text]) => [field, masks[field as PersonalField](text)]));
