import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames, commandOf } from '../src/command/description.js';

const asked = 'virtual:command/';
const all = 'virtual:commands';
const description = join(import.meta.dirname, '../../gateway/openapi.json');

/** `import { command as raise } from 'virtual:command/grid.raise-call'`: the page carries what it offers of the description, and nothing else of its 3 MB. `import { commands } from 'virtual:commands'`: the names of all. */
export const commands = () => {
  /** @type {any} */
  let document;
  return {
    name: 'commands',
    /** @param {string} id */
    resolveId: (id) => (id.startsWith(asked) || id === all ? `\0${id}` : undefined),
    /** @param {string} id */
    load(id) {
      if (!id.startsWith(`\0${asked}`) && id !== `\0${all}`) return undefined;
      document ??= JSON.parse(readFileSync(description, 'utf8'));
      if (id === `\0${all}`) return `export const commands = ${JSON.stringify(commandNames(document))};`;
      return `export const command = ${JSON.stringify(commandOf(document, id.slice(asked.length + 1)))};`;
    },
  };
};
