import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { CommandExecutor, platformRules, ruleModesAggregate, setRuleMode, specificationMeta } from '@yange/use-case';
import { organisationsRules } from './organisations.rules.js';

const rules = [...platformRules, ...organisationsRules];
const set = setRuleMode(organisationsContract, rules);

/** Who sets modes decides motions too: what binds a decision is not theirs to let pass. */
describe('the mode of a rule of authority', () => {
  const executor = new CommandExecutor(organisationsContract, [ruleModesAggregate], rules);
  const setting = (rule: string) =>
    executor.execute(new MemoryEventLogs('organisations').forDistrict('150302'), set, { rule, mode: 'record', reason: '试点' }, specificationMeta({ mode: 'live', citations: [{ number: '海编发〔2026〕5号', issuer: '区委编委', issuedOn: '2026-03-10' }] }));

  const binding = rules.filter(({ source }) => /三（三）：动议|三（三）：拒绝|一支笔|第九条$|第一百六十九条/.test(source.zh)).filter(({ mode }) => mode === 'refuse');

  it.each(binding.map(({ id }) => [id]))('%s is set by nobody', async (rule) => {
    await expect(setting(rule)).rejects.toMatchObject({ rule: 'rule-not-negotiable' });
  });

  it('is told apart by its source: there are as many as the report and the decree have', () => {
    expect(binding.map(({ id }) => id)).toEqual(expect.arrayContaining(['decision-required', 'stage-order', 'one-approver', 'own-motion', 'level-authority', 'matter-level-by-city', 'return-by-city', 'revocation-by-city', 'filing-below-law', 'interference']));
  });

  it('of a standard of the district is set as before', async () => {
    await expect(setting('exceeds-unit-template')).resolves.toMatchObject({ status: 'recorded' });
  });
});
