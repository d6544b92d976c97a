import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforcementService } from '@yange/enforcement';
import { gridService } from '@yange/grid-governance';
import { organisationsService } from '@yange/organisations';
import { staffingService } from '@yange/staffing';
import { platformRules } from '@yange/use-case';
import { checkableRules, reportRules, type FieldRule } from './domain-rules.js';
import { rulePlaces, serviceFolders } from './rule-tables.js';

const root = join(import.meta.dirname, '../..');
const services = [organisationsService, staffingService, enforcementService, gridService];
const ours = [...platformRules, ...services.flatMap(({ rules }) => rules)];
const all: readonly (readonly [string, FieldRule])[] = [...Object.entries(reportRules), ...Object.entries(checkableRules)];

describe('the rules of the field', () => {
  it('are all there: R1 to R24, and those that a machine can check', () => {
    expect(Object.keys(reportRules)).toEqual(Array.from({ length: 24 }, (_none, index) => `R${index + 1}`));
    expect(new Set(Object.keys(checkableRules)).size).toBe(17);
  });

  it.each(all)('%s is held by rules that exist, and by specs that exist', (_name, { rules, specs = [] }) => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((id) => !ours.some((rule) => rule.id === id))).toEqual([]);
    expect(specs.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('our rules', () => {
  it('have each a title in both languages, a source in both, and a mode', () => {
    const bare = ours.filter(({ title, source, mode }) => [title.zh, title.en, source.zh, source.en, mode].some((words) => words.trim() === ''));
    expect(bare.map(({ id }) => id)).toEqual([]);
    expect(ours.filter(({ mode }) => !['refuse', 'warn', 'record'].includes(mode)).map(({ id }) => id)).toEqual([]);
  });

  /** In one of the specs that name a rule, the same test or file also expects that nothing is broken: the rule is seen kept beside being seen broken. */
  it.each(serviceFolders)('of %s are each seen kept by a spec that sees them broken', (service) => {
    const keeps = /toEqual\(\[\]\)|rules: \[\]|\[\[\]|\[\],|, \[\]\]|resolves|'recorded'/;
    const textOf = (path: string): string => readFileSync(join(root, path.startsWith('test/') ? path : `services/${service}/src/${path}`), 'utf8');
    expect(rulePlaces(service).filter(({ specified }) => !specified.some((path) => keeps.test(textOf(path)))).map(({ id }) => id)).toEqual([]);
  });
});
