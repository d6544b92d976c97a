import type { EventLog } from '@yange/event-log';
import { decodeEnvelope } from '@yange/contracts';
import { CommandExecutor } from '../command.executor.js';
import { account, approve, contract, newLog, openHistory, runOn, stateHeadcount, type Run } from '../sample.accounts.fixture.js';
import { platformRules } from './platform.rules.js';
import { rulesInForce } from './rule-list.js';
import { ruleModesAggregate } from './rule-modes.aggregate.js';
import { defineRules } from './rule.definition.js';
import { setRuleMode } from './set-rule-mode.use-case.js';

const words = (text: string) => ({ zh: text, en: text });
const source = { kind: 'report', zh: '报告', en: 'report' } as const;
const rules = defineRules([
  { id: 'over-quota', title: words('over quota'), source, mode: 'refuse' },
  { id: 'never-negotiable', title: words('fixed'), source, mode: 'refuse', fixed: words('numbers') },
]);
const setMode = setRuleMode(contract, rules);

describe('how a district treats a rule', () => {
  let log: EventLog;
  let run: Run;
  const findingsAt = async (stream: string): Promise<readonly string[]> =>
    (await log.readStream(stream)).flatMap((event) => decodeEnvelope(event.envelope).findings.map(({ rule }) => rule));

  beforeEach(async () => {
    log = newLog();
    run = runOn(log, new CommandExecutor(contract, [account, ruleModesAggregate], rules));
    await run(approve, { owner: 'a', count: 2 }, 'approve', { on: '2019-01-01' });
  });

  const overfill = (commandId: string, on: string) => run(stateHeadcount, { owner: 'a', count: 3 }, commandId, { on });

  it('is to refuse, until it says otherwise', async () => {
    await expect(overfill('one', '2019-02-01')).rejects.toMatchObject({ rule: 'over-quota' });
    expect((await log.readStream('account/a')).map(({ type }) => type)).toEqual(['QuotaApproved']);
  });

  it.each([
    ['warn', ['over-quota']],
    ['record', []],
  ] as const)('may be to %s: the event carries the finding', async (mode, told) => {
    await run(setMode, { rule: 'over-quota', mode, reason: '试点' }, 'mode', { on: '2019-02-01' });
    const outcome = await overfill('one', '2019-02-01');
    expect(outcome).toMatchObject({ status: 'recorded' });
    expect(outcome.findings.map(({ rule }) => rule)).toEqual(told);
    expect(await findingsAt('account/a')).toEqual(['over-quota']);
  });

  it('holds from its effective date on and not a day before', async () => {
    await run(setMode, { rule: 'over-quota', mode: 'warn', reason: '试点' }, 'mode', { on: '2019-02-01' });
    await expect(overfill('early', '2019-01-31')).rejects.toMatchObject({ rule: 'over-quota' });
    await overfill('in time', '2019-02-01');
    expect((await rulesInForce(log, contract, rules, '2019-01-31')).map(({ id, inForce }) => [id, inForce])).toEqual([['over-quota', 'refuse'], ['never-negotiable', 'refuse']]);
    expect((await rulesInForce(log, contract, rules, '2019-02-01'))[0]).toMatchObject({ inForce: 'warn', reason: '试点' });
  });

  it('can be taken back', async () => {
    await run(setMode, { rule: 'over-quota', mode: 'warn', reason: '试点' }, 'mode', { on: '2019-02-01' });
    await run(setMode, { rule: 'over-quota', mode: 'refuse', reason: '试点结束' }, 'back', { on: '2019-06-01' });
    await expect(overfill('late', '2019-06-01')).rejects.toMatchObject({ rule: 'over-quota' });
  });

  it('is not for history, which always records', async () => {
    await openHistory(run);
    const outcome = await run(stateHeadcount, { owner: 'a', count: 3 }, 'past', { on: '2019-02-01', mode: 'history' });
    expect(outcome.findings.map(({ rule }) => rule)).toEqual(['over-quota']);
  });

  it.each([
    ['a rule that nobody knows', 'nobody-knows', 'unknown-rule'],
    ['a rule that is arithmetic', 'never-negotiable', 'rule-not-negotiable'],
  ])('cannot be set for %s', async (_what, rule, refused) => {
    await expect(run(setMode, { rule, mode: 'warn', reason: '试点' }, 'mode')).rejects.toMatchObject({ rule: refused });
  });

  it.each([
    ['today', '2019-02-01', null],
    ['a later day', '2019-02-02', null],
    ['the day before', '2019-01-31', 'rule-mode-dated-back'],
  ])('is set from %s on', async (_what, on, refused) => {
    const set = run(setMode, { rule: 'over-quota', mode: 'warn', reason: '试点' }, 'mode', { on, today: '2019-02-01' });
    if (refused === null) await expect(set).resolves.toMatchObject({ status: 'recorded', findings: [] });
    else {
      await expect(set).rejects.toMatchObject({ rule: refused, facts: { effective: on, today: '2019-02-01' } });
      expect(await log.readStream('rule-modes')).toEqual([]);
    }
  });

  it('is not dated back by a correction either', async () => {
    const { events } = await run(setMode, { rule: 'over-quota', mode: 'warn', reason: '试点' }, 'mode', { on: '2019-02-01', today: '2019-02-01' });
    const corrects = events[0]?.eventId ?? '';
    await expect(run(setMode, { rule: 'over-quota', mode: 'record', reason: '试点' }, 'later', { on: '2019-02-01', today: '2019-02-02', corrects })).rejects.toMatchObject({ rule: 'rule-mode-dated-back' });
    await expect(run(setMode, { rule: 'over-quota', mode: 'record', reason: '试点' }, 'same day', { on: '2019-02-01', today: '2019-02-01', corrects })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('comes with history as it was in its day', async () => {
    await openHistory(run);
    await expect(run(setMode, { rule: 'over-quota', mode: 'warn', reason: '试点' }, 'past', { on: '2019-02-01', mode: 'history' })).resolves.toMatchObject({ status: 'recorded', findings: [] });
  });

  it('does not hold for a rule that is fixed, whatever a log says of it', async () => {
    const whenSettable = setRuleMode(contract, rules.map(({ fixed: _fixed, ...rule }) => rule));
    await run(whenSettable, { rule: 'never-negotiable', mode: 'record', reason: '过去' }, 'mode', { on: '2019-02-01' });
    expect((await rulesInForce(log, contract, rules, '2019-02-01'))[1]).toMatchObject({ id: 'never-negotiable', inForce: 'refuse', reason: null, eventId: null });
  });

  it('is decided again when it changes while a breach is passed', async () => {
    await run(setMode, { rule: 'over-quota', mode: 'warn', reason: '试点' }, 'mode', { on: '2019-02-01' });
    const append = log.append.bind(log);
    let changed = false;
    log.append = async (request) => {
      if (!changed && request.commandId === 'one') {
        changed = true;
        await run(setMode, { rule: 'over-quota', mode: 'refuse', reason: '收回' }, 'back', { on: '2019-02-01' });
      }
      return append(request);
    };
    await expect(overfill('one', '2019-02-01')).rejects.toMatchObject({ rule: 'over-quota' });
  });
});

it('of the procedure binds whoever sets modes: none of these is one to set', () => {
  const procedure = platformRules.filter(({ id }) => id.startsWith('decision-') || ['draft-second-person', 'rule-mode-dated-back', 'plan-not-approved'].includes(id));
  expect(procedure.map(({ id, fixed }) => [id, fixed !== undefined])).toEqual(procedure.map(({ id }) => [id, true]));
  expect(procedure.length).toBeGreaterThan(10);
});

it('a rule has one definition', () => {
  expect(() => defineRules([...rules, ...rules])).toThrow('rule "over-quota" is defined twice');
});
