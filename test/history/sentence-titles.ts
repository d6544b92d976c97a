import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matters, platformRules, type Words } from '@yange/use-case';
import { dueKinds } from '../../services/reporting/src/language/due.language.js';
import { measures } from '../../services/reporting/src/measures/measures.js';
import { services } from './history.fixture.js';

/** What events name by a code, and the services have words for: rules, measures, matters, kinds of open work. */
export const titles = (): Readonly<Record<string, Readonly<Record<string, Words>>>> => {
  const rules = [...platformRules, ...services.flatMap((service) => service.rules)];
  return {
    ruleTitles: Object.fromEntries(rules.map(({ id, title }) => [id, title])),
    measureTitles: Object.fromEntries(measures.map(({ id, zh, en }) => [id, { zh, en }])),
    matterTitles: matters,
    dueTitles: Object.fromEntries(Object.entries(dueKinds).map(([kind, { zh, en }]) => [kind, { zh, en }])),
  };
};

const file = join(import.meta.dirname, '../../libs/sentences/src/generated/titles.ts');

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The file as it is, and as it should be. */
export const titlesFile = (): { readonly is: string; readonly wants: string } => {
  const parts = Object.entries(titles()).map(([name, words]) => {
    const lines = Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, { zh, en }]) => `  ${quoted(code)}: { zh: ${quoted(zh)}, en: ${quoted(en)} },\n`);
    return `export const ${name}: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {\n${lines.join('')}};\n`;
  });
  return { is: readFileSync(file, 'utf8'), wants: `// Written by \`npm run titles\` from what the services say.\n\n${parts.join('\n')}` };
};

if (process.argv[1] === import.meta.filename) writeFileSync(file, titlesFile().wants);
