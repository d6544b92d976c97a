/** An object or a list that is being read: the names it has so far, or how many items. */
type Level = { readonly names: Set<string>; name: string } | { index: number };

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * JSON.parse silently keeps the last of two fields of one name, another reader the first: a text that says both says neither.
 * @param text valid JSON
 * @returns JSON pointer of the first field that comes twice in its object, null where none does
 */
export const duplicateKeyIn = (text: string): string | null => {
  const levels: Level[] = [];
  let last = '';
  for (const [found] of text.matchAll(token)) {
    const level = levels.at(-1);
    if (found === '{') levels.push({ names: new Set(), name: '' });
    else if (found === '[') levels.push({ index: 0 });
    else if (found === '}' || found === ']') levels.pop();
    else if (found === ',' && level !== undefined && 'index' in level) level.index += 1;
    else if (found === ':' && level !== undefined && 'names' in level) {
      level.name = JSON.parse(last) as string;
      if (level.names.has(level.name)) return pointerOf(levels);
      level.names.add(level.name);
    }
    last = found;
  }
  return null;
};

const pointerOf = (levels: readonly Level[]): string =>
  levels.map((level) => `/${'index' in level ? level.index : level.name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
