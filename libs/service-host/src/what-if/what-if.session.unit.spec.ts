import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { annulEvent, defineReaction, specificationMeta, type AnyUseCase, type Reaction } from '@yange/use-case';
import { preparedCommands } from '../drafts/prepared.commands.js';
import { establish, organ, rename, sampleService } from '../sample.service.fixture.js';
import { serviceExecutor } from '../service.executor.js';
import { planHashOf, planPrincipal, planShape, resolved, stepCommandId, type StepAnswers } from './plan.js';
import { offWire } from './wire.event.js';
import { WhatIfSession } from './what-if.session.js';

const on = '2021-02-01';
const step = (command: string, body: object, more: object = {}) => ({ service: 'organisations', command, body, effective: on, ...more });
const planOf = (...steps: readonly object[]) => planShape.parse({ title: '调整', steps });
const executor = serviceExecutor(sampleService);

/** Of an organ that is renamed to 甲, another one is established beside it, as long as the register has none. */
const beside: Reaction = defineReaction({
  name: 'beside',
  contexts: ['organisations'],
  types: ['OrganRenamed'],
  react: async ({ event }, register) => {
    const names = await register.query<{ name: string }>('', []);
    return (event.data as { newName: string }).newName === '甲' && names.length === 1 ? [{ label: 'beside', useCase: establish, body: { name: '甲旁' } }, { label: 'again', useCase: establish, body: { name: '甲旁' } }] : [];
  },
});

describe('a plan that is tried out', () => {
  let log: EventLog;
  const session = async (position?: number): Promise<WhatIfSession> =>
    new WhatIfSession({
      district: '150302', actor: { person: 'p', role: 'clerk', tokenId: 't' }, service: sampleService, log, position: position ?? (await log.head()).position, isHead: position === undefined, executor,
      commands: preparedCommands([establish, rename]), aggregates: [organ], reactions: [beside], rules: new Map(),
      registerOf: (supposed) => ({ query: async <R extends object>() => supposed().filter(({ type }) => type === 'OrganEstablished').map(() => ({ name: '' })) as unknown as readonly R[] }),
    });
  const record = (name: string, organId: string) => executor.execute(log, establish, { name, organId }, specificationMeta({ mode: 'live', commandId: `given ${name}`, effective: onDay('2020-01-01'), citations: [{ number: '海党发〔2019〕1号', issuer: '区委', issuedOn: '2019-01-01' }] }));

  beforeEach(() => {
    log = new MemoryEventLogs('organisations').forDistrict('150302');
  });

  it('lets each step see those before it, tells every refusal at its field, and writes nothing', async () => {
    await record('乙', 'o-1');
    const plan = planOf(step('establish-organ', { name: '丙' }), step('organs/@1.organId/names', { newName: '丁' }), step('establish-organ', { name: '乙' }), step('establish-organ', { name: '' }), step('organs/@3.organId/names', { newName: '戊' }));
    const tried = await session();
    const answers: (Record<string, string> | null)[] = [];
    const told = [];
    for (const number of [1, 2, 3, 4, 5]) {
      const one = await tried.step(plan, number, answers);
      answers.push(one.outcome === 'refused' ? null : { ...one.answer });
      told.push([one.outcome, one.events.map(({ type }) => type), one.violations.map(({ rule, field }) => field ?? rule)]);
    }
    expect(told).toEqual([
      ['recorded', ['OrganEstablished'], []], ['recorded', ['OrganRenamed'], []], ['refused', [], ['key-taken']], ['refused', [], ['/name']], ['refused', [], ['step-refused']],
    ]);
    expect([(await log.head()).position, await log.findClaim('name:丙'), await log.findCommand(planPrincipal, stepCommandId('150302', planHashOf(plan), 1))]).toEqual([1, null, null]);
  });

  it('tells of a step whose text holds a number of a person, as its door would', async () => {
    const plan = planOf(step('establish-organ', { name: '甲13800138000' }));
    const told = await (await session()).step(plan, 1, []);
    expect([told.outcome, told.violations.map(({ rule, field }) => [rule, field])]).toEqual(['refused', [['personal-data-in-text', '/name']]]);
    expect(JSON.stringify(told)).not.toContain('13800138000');
  });

  it('stands at a position, whatever came since', async () => {
    await record('乙', 'o-1');
    await record('丙', 'o-2');
    const plan = planOf(step('establish-organ', { name: '丙' }), step('organs/o-2/names', { newName: '丁' }));
    const outcomes = async (position: number) => Promise.all([1, 2].map(async (number) => (await (await session(position)).step(plan, number, [])).outcome));
    expect([await outcomes(1), await outcomes(2)]).toEqual([['recorded', 'refused'], ['refused', 'recorded']]);
    // A name that was given back since is taken then, and one that was taken since is free.
    await executor.execute(log, annulEvent(sampleService.contract, [organ]) as AnyUseCase, { streamId: 'organ/o-2', eventId: (await log.readStream('organ/o-2'))[0]?.eventId, reason: '误录' }, specificationMeta({ mode: 'live', commandId: 'given annulment', citations: [{ number: '海党发〔2021〕2号', issuer: '区委', issuedOn: '2021-01-02' }] }));
    expect([await log.findClaim('name:丙'), (await outcomes(1))[0], (await outcomes(2))[0]]).toEqual([null, 'recorded', 'refused']);
  });

  it('tells the ids that carrying it out then gives, and that it was', async () => {
    const plan = planOf(step('establish-organ', { name: '丙' }));
    const commandId = stepCommandId('150302', planHashOf(plan), 1);
    const told = await (await session()).step(plan, 1, []);
    expect(told.events.map(({ commandId: id }) => id)).toEqual([commandId]);
    await executor.execute(log, establish, { name: '丙', organId: told.answer['organId'] ?? '' }, specificationMeta({ mode: 'live', commandId, principal: planPrincipal, citations: [{ number: '海党发〔2021〕1号', issuer: '区委', issuedOn: '2021-01-01' }] }));
    expect(await (await session()).step(plan, 1, [])).toMatchObject({ outcome: 'repeated', answer: told.answer, events: [], violations: [] });
  });

  it('lets reactions see what it supposes, and is told what they would do and what is refused them', async () => {
    const plan = planOf(step('establish-organ', { name: '丙' }), step('organs/@1.organId/names', { newName: '甲' }));
    const tried = await session();
    const first = await tried.step(plan, 1, []);
    const second = await tried.step(plan, 2, [first.answer]);
    const stored = second.wire.map(offWire);
    expect((await tried.follow(stored, {})).map(({ reaction, label, outcome, because, violations }) => [reaction, label, outcome, because, violations.map(({ rule }) => rule)])).toEqual([
      ['beside', 'beside', 'recorded', second.wire[0]?.eventId, []], ['beside', 'again', 'refused', second.wire[0]?.eventId, ['key-taken']],
    ]);
    expect((await log.head()).position).toBe(0);
  });
});

describe('the hash of a plan', () => {
  const plan = planOf(step('establish-organ', { name: '丙', organId: 'o' }, { documents: [{ number: '海党发〔2021〕1号' }] }));

  it('does not depend on the order of members, on spaces or on defaults that are written out', () => {
    const turned = JSON.parse(JSON.stringify({ steps: plan.steps.map((one) => Object.fromEntries(Object.entries(one).toReversed())), title: plan.title }, null, 4)) as object;
    expect(planHashOf(planShape.parse(turned))).toBe(planHashOf(plan));
    expect(planHashOf(planOf(step('x', {}, { documents: [] })))).toBe(planHashOf(planOf({ service: 'organisations', command: 'x', effective: on })));
  });

  it('depends on everything that is said', () => {
    const [one] = plan.steps;
    const others = [{ command: 'rename-organ' }, { service: 'grid' as const }, { body: { name: '丁' } }, { effective: '2021-02-02' }, { documents: [] }, { note: '说明' }, { corrects: '00000000-0000-4000-8000-000000000000' }];
    const hashes = others.map((other) => planHashOf(planShape.parse({ ...plan, steps: [{ ...one, ...other }] })));
    expect(new Set([planHashOf(plan), planHashOf({ ...plan, title: '另一' }), planHashOf({ ...plan, steps: [...plan.steps, ...plan.steps] }), ...hashes]).size).toBe(others.length + 3);
  });
});

describe('a reference to what an earlier step brings', () => {
  const ids = (answers: StepAnswers) => ({ answers, made: (of: number, label: string) => `made ${of} ${label}` });

  it('is by its name in the answer, or by the label of what is new; the step itself may name its own', () => {
    expect(resolved(['@1:organ/0', '@2:document', '@1:某 名', '@1:'], ids([{ id: 'x' }]))).toEqual(['made 1 organ/0', 'made 2 document', 'made 1 某 名', '@1:']);
  });

  it('is replaced wherever it stands, and nothing else is', () => {
    expect(resolved({ a: '@1.id', b: ['@2.id', { c: '@1.id' }], d: 'me@1.id', e: 5, f: null }, ids([{ id: 'x' }, { id: 'y' }]))).toEqual({ a: 'x', b: ['y', { c: 'x' }], d: 'me@1.id', e: 5, f: null });
  });

  it.each([['@3.id', 'plan-reference'], ['@1.other', 'plan-reference'], ['@2.id', 'step-refused'], ['@2:organ', 'step-refused'], ['@4:organ', 'plan-reference']])('%s is refused: %s', (text, rule) => {
    expect(() => resolved(text, ids([{ id: 'x' }, null]))).toThrow(expect.objectContaining({ rule }) as Error);
  });
});
