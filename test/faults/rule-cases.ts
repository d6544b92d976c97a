import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulePlaces, serviceFolders, type ServiceFolder } from '../architecture/rule-tables.js';
import { casesOf, type RecordedCase, type RuleCases } from './neighbouring.cases.js';

/**
 * Runs the specs that name rules and looks at what they had decided: each rule has to be seen kept and broken by the same use case, and on either side of its limit: two decisions
 * that differ in one thing alone, a number by one, a date by a day, a word, an event more or less. Prints a line per rule; ends with 1 where one lacks a case.
 */
const root = join(import.meta.dirname, '../..');
const only = process.argv[2];

const specsOf = (service: ServiceFolder): readonly string[] =>
  [...new Set(rulePlaces(service).flatMap(({ specified }) => specified))].filter((path) => path.endsWith('.unit.spec.ts') && !path.includes('sequences') && !path.startsWith('test/')).map((path) => join(root, `services/${service}/src`, path));

const recorded = (specs: readonly string[]): readonly RecordedCase[] => {
  const folder = mkdtempSync(join(tmpdir(), 'yange-cases-'));
  const file = join(folder, 'decided.jsonl');
  writeFileSync(file, '');
  try {
    const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '--silent', '--setupFiles', join(import.meta.dirname, 'decided.recorder.js'), '--runTestsByPath', ...specs];
    execFileSync(process.execPath, jest, { cwd: root, env: { ...process.env, YANGE_DECIDED: file }, stdio: ['ignore', 'ignore', 'inherit'] });
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as RecordedCase);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A key that is taken is refused by the log, after the decision: a decision alone never breaks it. */
const isUniqueKey = (service: ServiceFolder, id: string): boolean =>
  rulePlaces(service).find((place) => place.id === id)?.decided.every((path) => new RegExp(`taken: \\{ rule: '${id}'`).test(readFileSync(join(root, `services/${service}/src`, path), 'utf8'))) === true;

/** What only an answer tells of what was recorded refuses nothing and is decided nowhere: its spec asks the reading on either side. */
const isTold = (service: ServiceFolder, id: string): boolean => rulePlaces(service).find((place) => place.id === id)?.decided.every((path) => path.startsWith('queries/')) === true;

const told = ({ kept, broken, edge }: RuleCases): string => `kept ${kept}, broken ${broken}, edge ${edge ?? 'none'}`;

let lacking = 0;
for (const service of serviceFolders.filter((one) => only === undefined || one === only)) {
  const decided = recorded(specsOf(service));
  for (const { id } of rulePlaces(service)) {
    if (isUniqueKey(service, id)) {
      process.stdout.write(`key     ${service} ${id}: one holder at a time, held by the log (libs/event-log)\n`);
      continue;
    }
    if (isTold(service, id)) {
      process.stdout.write(`told    ${service} ${id}: stands in answers, decides nothing\n`);
      continue;
    }
    const cases = casesOf(id, decided);
    const whole = cases.kept > 0 && cases.broken > 0 && cases.edge !== null;
    if (!whole) lacking += 1;
    process.stdout.write(`${whole ? 'shown  ' : 'LACKING'} ${service} ${id}: ${told(cases)}\n`);
  }
}
process.stdout.write(`${lacking} rules lack a case\n`);
process.exitCode = lacking === 0 ? 0 : 1;
