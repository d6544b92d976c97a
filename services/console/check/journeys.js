/** @import { Check } from './check.js' */
import { actChecks } from './acts.checks.js';
import { correctionChecks } from './corrections.checks.js';
import { deskChecks } from './desk.checks.js';
import { importChecks } from './imports.checks.js';
import { journeyChecks } from './journeys.checks.js';
import { listChecks } from './lists.checks.js';
import { liveChecks } from './live.checks.js';
import { motionChecks } from './motions.checks.js';
import { reportChecks } from './reports.checks.js';
import { takeBackChecks } from './take-back.checks.js';
import { writingChecks } from './writing.checks.js';
import { yearChecks } from './years.checks.js';

const all = [...listChecks, ...journeyChecks, ...actChecks, ...deskChecks, ...importChecks, ...correctionChecks, ...motionChecks, ...reportChecks, ...writingChecks, ...liveChecks, ...yearChecks];

/** By the beginning of its name, which has to be that of one check. @param {string} begins @returns {Check} */
const check = (begins) => {
  const [found, another] = all.filter(({ name }) => name.startsWith(begins));
  if (found === undefined || another !== undefined) throw new Error(`not one check begins with: ${begins}`);
  return found;
};

/**
 * The ways that people go through the screens, in the order in which they are gone. Each begins at the login and leaves nothing that another needs.
 * @type {{ title: string, checks: Check[] }[]}
 */
export const journeys = [
  { title: 'an approver: figure → events → document', checks: [check('an approver goes from a figure')] },
  { title: 'an approver: the day across the reform of 2019', checks: [check('an approver moves the day')] },
  { title: 'a clerk: what is over quota is refused with its rule', checks: [check('a plan over quota is refused')] },
  { title: 'clerk, approver, city: motion → reply → effect', checks: [check('a clerk makes a motion'), check('while the approver reads'), check('it is submitted, the city replies')] },
  { title: 'a clerk: an import whose errors are corrected in place', checks: [check('what is wrong in a row'), check('what would be written is shown'), check('a workbook is corrected in place')] },
  { title: 'clerk and approver: an import taken back, and brought again', checks: takeBackChecks },
  { title: 'a clerk: any act, found, tried, recorded or handed over; an approver: signed', checks: actChecks },
  { title: 'a clerk: what is due, on the desk', checks: deskChecks },
  { title: 'a street: a power claimed and another declined', checks: [check('a street claims a power')] },
  { title: 'a street: 街呼区应, called, answered and closed', checks: [check('a street calls'), check('the call is dispatched')] },
  { title: 'a clerk: a report frozen and downloaded', checks: [check('a report reads as its template'), check('a report is frozen')] },
  { title: 'a clerk: a year frozen, and frozen anew', checks: [check('a year is frozen')] },
  { title: 'an auditor, in English: two days compared', checks: [check('an auditor compares the days')] },
  { title: 'bureau and clerk: a slip of the pen corrected', checks: [check('a bureau proposes to correct'), check('an approver, as the second person')] },
  { title: 'a clerk: a list found by its name, filtered, exported, a row followed to its event', checks: [check('a list is found by its name')] },
  { title: 'two at once: what one records the other sees, live or asked for', checks: liveChecks },
  { title: 'an operator: read models built anew', checks: [check('an operator builds')] },
];
