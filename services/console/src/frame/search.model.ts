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
