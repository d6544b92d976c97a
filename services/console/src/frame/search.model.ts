import type { Words } from '../words/say.js';

interface Hit {
  readonly kind: string;
  readonly id: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isEventId = (words: string): boolean => uuid.test(words.trim());

const places: Readonly<Record<string, readonly [screen: string, param: string]>> = {
  organ: ['organs', 'organ'],
  plate: ['organs', 'organ'],
  document: ['trail', 'document'],
  team: ['teams', 'team'],
};

/** Where something that was found is shown: by its own screen where there is one, else by the events that name it. */
export const placeOf = ({ kind, id }: Hit, there: readonly string[]): readonly [screen: string, params: Readonly<Record<string, string>>] => {
  const [screen, param] = places[kind] ?? ['events', 'entity'];
  if (there.includes(screen)) return [screen, { [param]: id }];
  return ['events', { entity: id }];
};

interface Named {
  readonly path: string;
  readonly words: Words;
  readonly lists?: Readonly<Record<string, Words>>;
}

/** A screen, or one list of it, that is called so. */
export interface FoundScreen {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly words: Words;
  /** of a list, the screen that it is on */
  readonly on?: Words;
}

/** Screens and lists whose name, in either language, has all words that were typed; a screen before its lists. */
export const screensCalled = (typed: string, screens: readonly Named[]): readonly FoundScreen[] => {
  const parts = typed.toLowerCase().split(/\s+/).filter((part) => part !== '');
  const isMeant = ({ zh, en }: Words): boolean => parts.length > 0 && parts.every((part) => zh.includes(part) || en.toLowerCase().includes(part));
  return screens.flatMap(({ path, words, lists = {} }): FoundScreen[] => [
    ...(isMeant(words) ? [{ path, params: {}, words }] : []),
    ...Object.entries(lists).filter(([, name]) => isMeant(name)).map(([list, name]) => ({ path, params: { list }, words: name, on: words })),
  ]);
};
