import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforcementService } from '@yange/enforcement';
import { gridService } from '@yange/grid-governance';
import { organisationsService } from '@yange/organisations';
import { staffingService } from '@yange/staffing';
import { platformRules } from '@yange/use-case';
import { checkableRules, reportRules, type FieldPlace, type FieldRule } from './domain-rules.js';
import { fieldRows, readmeOf, rulePlaces, serviceFolders, tableFolders } from './rule-tables.js';

const root = join(import.meta.dirname, '../..');
const services = [organisationsService, staffingService, enforcementService, gridService];
const ours = [...platformRules, ...services.flatMap(({ rules }) => rules)];
const all: readonly (readonly [string, FieldRule])[] = [...Object.entries(reportRules), ...Object.entries(checkableRules)];

/**
 * As the rules of the field are collected: those that the reform report itself states, section by section, and those that a machine can check. Typed in here,
 * beside the sources that say where each is held, so that neither can lose one without the other noticing.
 */
const asCollected = [
  'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15', 'R16', 'R17', 'R18', 'R19', 'R20', 'R21', 'R22', 'R23', 'R24',
  'QUOTA_CAP', 'LIMIT_CAP', 'POST_CAP', 'KIND_MATCH', 'PERMIT_FIRST', 'DOC_REQUIRED', 'STAGE_ORDER', 'LEVEL_AUTHORITY', 'NO_TIAOTIAO', 'PLATE_BASIS', 'PLATE_NO_QUOTA', 'LINEAGE', 'TRANSFER_NET',
  'DELEGATION_ELIGIBLE', 'GRID_SIZE', 'CLOSE_EVIDENCE', 'PAST_DATED',
] as const;

const places = all.flatMap(([id, { places: its = [] }]) => its.map((place): readonly [string, string, FieldPlace] => [id, place.by, place]));
const rowsOfTables = tableFolders.flatMap((folder) => readmeOf(folder).is.split('\n')).filter((line) => line.startsWith('| '));
const heldOf = tableFolders.flatMap((folder) => fieldRows(folder));
const placesOf = new Map(serviceFolders.map((service) => [service, rulePlaces(service)]));
const sourceOf = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the rules of the field', () => {
  it('are all known, and no others', () => {
    expect(all.map(([id]) => id)).toEqual(asCollected);
  });

  it.each(asCollected)('%s stands in the table of a README, with where it is decided and specified', (id) => {
    const rows = rowsOfTables.filter((line) => line.startsWith(`| ${id} |`));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.split(' | ').map((cell) => cell.trim()).filter((cell) => cell === '' || cell === '|')).toEqual([]);
  });

  it.each(all)('%s is held by rules that exist, and by specs that exist', (id, { rules, specs = [] }) => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => !ours.some((one) => one.id === rule))).toEqual([]);
    const held = heldOf.filter((row) => row.id === id).flatMap((row) => row.held.map(({ by }) => by));
    expect(rules.filter((rule) => !held.includes(rule))).toEqual([]);
    expect(specs.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(places)('%s: %s decides it where the table says, and its spec has it kept, broken and at its edge', (_id, by, { file, spec, kept, broken, edge }) => {
    expect(sourceOf(file)).toMatch(new RegExp(`export const ${by}\\b`));
    const titled = sourceOf(spec);
    expect([kept, broken, edge].filter((title) => !titled.includes(`'${title}'`))).toEqual([]);
    expect(new Set([kept, broken, edge]).size).toBe(3);
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
    expect((placesOf.get(service) ?? []).filter(({ specified }) => !specified.some((path) => keeps.test(textOf(path)))).map(({ id }) => id)).toEqual([]);
  });
});
