import { isCalendarDate } from '@yange/kernel';
import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, shown } from '@yange/use-case';
import { z } from 'zod';

interface StepRow {
  readonly stream_id: string;
  readonly type: string;
  readonly organ_id: string;
  readonly organ: string;
  readonly on_day: string;
  readonly due_on: string;
  /** who took a share over; empty for other steps */
  readonly passed_to: string;
}

interface CaseloadRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly matters: number;
}

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

/** One decimal, rounded half up, from whole numbers only; null where nothing is divided by. */
const rate = (numerator: number, denominator: number) => {
  const tenths = denominator === 0 ? null : Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return { numerator, denominator, percent: tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10}` };
};

const names = (rows: readonly { readonly id: string; readonly name: string }[]): readonly (readonly [string, string])[] => [...new Map(rows.map(({ id, name }) => [id, name]))];

const streetsOf = (raised: readonly StepRow[], loads: readonly CaseloadRow[]) =>
  names([...loads.map((load) => ({ id: load.unit_id, name: load.unit })), ...raised.map((step) => ({ id: step.organ_id, name: step.organ }))]).map(([id, name]) => {
    const calls = raised.filter((step) => step.organ_id === id).length;
    const own = loads.filter((load) => load.unit_id === id);
    return { unitId: id, unit: name, calls, whistleRate: own.length === 0 ? null : rate(calls, own.reduce((sum, { matters }) => sum + matters, 0)) };
  });

/** Whoever a department's share passed on to, one after the other, the department first. */
const holdersOf = (steps: readonly StepRow[], streamId: string, first: string): readonly string[] =>
  steps.filter((step) => step.stream_id === streamId && step.passed_to !== '').reduce<readonly string[]>((holders, step) => (step.organ_id === holders.at(-1) ? [...holders, step.passed_to] : holders), [first]);

/** The first answer to each dispatch counts: what had to be handled again was answered, though not well. */
const departmentsOf = (steps: readonly StepRow[], dispatched: readonly StepRow[]) =>
  names(dispatched.map((step) => ({ id: step.organ_id, name: step.organ }))).map(([id, name]) => {
    const own = dispatched.filter((step) => step.organ_id === id);
    const answers = own.map((one) => ({ due: one.due_on, on: steps.find((step) => step.type === 'CallAnswered' && step.stream_id === one.stream_id && holdersOf(steps, one.stream_id, id).includes(step.organ_id) && step.on_day >= one.on_day)?.on_day }));
    const returned = steps.filter((step) => step.type === 'CallReturned' && step.organ_id === id && own.some((one) => one.stream_id === step.stream_id)).length;
    return { departmentId: id, department: name, dispatched: own.length, returned, answered: answers.filter(({ on }) => on !== undefined).length, onTime: rate(answers.filter(({ due, on }) => on !== undefined && on <= due).length, own.length) };
  });

const rateShape = z.strictObject({ numerator: shown.count, denominator: shown.count, percent: shown.text.nullable() });
const street = z.strictObject({ unitId: shown.text, unit: shown.text, calls: shown.count, whistleRate: rateShape.nullable().describe('无工作量数据为 null · null where nobody reported its matters') });
const departmentShape = z.strictObject({ departmentId: shown.text, department: shown.text, dispatched: shown.count, returned: shown.count, answered: shown.count, onTime: rateShape });

/**
 * 吹哨率 by street and period: calls per matter that the street took up. Too low, the mechanism is not used; too high, the ordinary one is broken.
 * A street whose matters nobody reported for periods within this one has calls, and no rate. Beside it how departments answered what was dispatched in the period.
 */
export const whistleRatesQuery = defineQuery({
  name: 'whistle-rates',
  title: { zh: '吹哨率', en: 'Whistle rates' },
  path: 'whistle-rates',
  right: 'read',
  undated: { zh: '期间由 from、to 给出', en: 'the period is given by from and to' },
  params: z.strictObject({ from: day, to: day }),
  answer: z.strictObject({ from: shown.day, to: shown.day, streets: z.array(street), departments: z.array(departmentShape) }),
  run: async ({ from, to }, context) => {
    const when = asOf(context, 'grid', undefined);
    const [steps, reported] = await Promise.all([rowsOn<StepRow>(when, 'call_steps', 'on_day, place'), rowsOn<CaseloadRow>(when, 'street_caseloads', 'unit, period_from')]);
    const within = steps.filter((step) => step.on_day >= from && step.on_day <= to);
    const loads = reported.filter((load) => load.period_from >= from && load.period_to <= to);
    return {
      from,
      to,
      streets: streetsOf(within.filter(({ type }) => type === 'CallRaised'), loads),
      departments: departmentsOf(steps, within.filter(({ type }) => type === 'CallDispatched')),
    };
  },
});
