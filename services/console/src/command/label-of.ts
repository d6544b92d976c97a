import { fieldWords } from '../words/field-words.js';
import { fieldLabels } from '../words/form.words.js';
import type { Words } from '../words/say.js';

const ofName = (name: string): Words => fieldLabels[`/${name}`] ?? { zh: fieldWords[name] ?? name, en: name };

/** A form's own words for a field, else those that the field has in events, below what it is a part of; else its name. */
export const labelOf = (command: string, pointer: string): Words => {
  const own = pointer.replace(/^\/says(?=\/)/, '');
  const [name = '', whole] = own.split('/').slice(1).reverse();
  const said = fieldLabels[`${command} ${own}`] ?? fieldLabels[`${command.split('.')[0] ?? ''} ${own}`] ?? fieldLabels[own];
  if (said !== undefined || whole === undefined) return said ?? ofName(name);
  return { zh: `${labelOf(command, `/${whole}`).zh} · ${ofName(name).zh}`, en: `${labelOf(command, `/${whole}`).en} · ${ofName(name).en}` };
};
