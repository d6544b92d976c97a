import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { program } from '../../services/cli/src/program.js';

const folder = join(import.meta.dirname, '../../deploy/runbooks');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
const yange = program(() => async () => undefined);

interface Said {
  readonly page: string;
  readonly verb: string;
  readonly options: readonly string[];
}

/** Every `yange …` that a page says, in a block of commands or within a sentence. */
const saidIn = (page: string, text: string): readonly Said[] =>
  [...text.matchAll(/npx yange ([a-z-]+)([^\n`#]*)/g)].map(([, verb = '', rest = '']) => ({ page, verb, options: [...rest.matchAll(/--[a-z-]+/g)].map(([option]) => option) }));

const commandOf = (verb: string): Command | undefined => yange.commands.find((one) => one.name() === verb);

describe('the runbooks', () => {
  const said = pages.flatMap((page) => saidIn(page, readFileSync(join(folder, page), 'utf8')));

  it('name verbs and options that the command line has', () => {
    expect(said.length).toBeGreaterThan(10);
    const wrong = said.flatMap(({ page, verb, options }) => {
      const known = commandOf(verb);
      return known === undefined ? [`${page}: ${verb}`] : options.filter((option) => !known.options.some(({ long }) => long === option)).map((option) => `${page}: ${verb} ${option}`);
    });
    expect(wrong).toEqual([]);
  });

  it('are all in the list, each with its reason in Chinese and English', () => {
    const listed = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/\]\((\S+\.md)\) \| (.*) \|/g)].map(([, page, why = '']) => [page, /\p{Script=Han}/u.test(why) && /[a-z]{3}/.test(why)]);
    expect(listed.sort()).toEqual(pages.filter((page) => page !== 'README.md').sort().map((page) => [page, true]));
  });

  it('notice a command that there is not', () => {
    expect(saidIn('x', '`npx yange diff --from a --to b`, npx yange mend')).toEqual([{ page: 'x', verb: 'diff', options: ['--from', '--to'] }, { page: 'x', verb: 'mend', options: [] }]);
    expect(commandOf('mend')).toBeUndefined();
  });
});
