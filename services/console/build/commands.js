import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from '../src/command/description.js';

const asked = 'virtual:command/';
const description = join(import.meta.dirname, '../../gateway/openapi.json');

/** `import { command as raise } from 'virtual:command/grid.raise-call'`: the page carries what it offers of the description, and nothing else of its 2 MB. */
export const commands = () => {
  /** @type {any} */
  let document;
  return {
    name: 'commands',
    /** @param {string} id */
    resolveId: (id) => (id.startsWith(asked) ? `\0${id}` : undefined),
    /** @param {string} id */
    load(id) {
      if (!id.startsWith(`\0${asked}`)) return undefined;
      document ??= JSON.parse(readFileSync(description, 'utf8'));
      return `export const command = ${JSON.stringify(commandOf(document, id.slice(asked.length + 1)))};`;
    },
  };
};
