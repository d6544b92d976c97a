import { eventAsJson } from '@yange/service-host';
import { sentenceOf, type RecordedEvent } from '@yange/sentences';
import { evaluationResults } from '../../services/enforcement/src/domain/reference/evaluation-results.js';
import { crewKinds } from '../../services/grid-governance/src/domain/grid-people/crew-kinds.js';
import { organCategories } from '../../services/organisations/src/domain/reference/organ-categories.js';
import { organRanks } from '../../services/organisations/src/domain/reference/organ-ranks.js';
import { reformMethods } from '../../services/organisations/src/domain/reference/reform-methods.js';
import { rulePaperKinds } from '../../services/organisations/src/domain/reference/rule-paper-kinds.js';
import { personalFields } from '../../services/staffing/src/commands/personal-data/personal-data.use-cases.js';
import { erasureBases, revealPurposes } from '../../services/staffing/src/domain/personal-data/personal-data.decider.js';
import { registerKinds } from '../../services/staffing/src/domain/reference/register-kinds.js';
import { deletionBases } from '../../services/staffing/src/domain/register-snapshot/register-snapshot.decider.js';
import { loadHistory, services } from './history.fixture.js';
import { titles, titlesFile } from './sentence-titles.js';

const said = (type: string, data: object): readonly [zh: string, en: string] => {
  const { zh, en } = sentenceOf({ type, data }).what;
  return [zh, en];
};

/** Everything that the product has words for and that is no word itself. */
const codes = new Set(Object.values(titles()).flatMap((words) => Object.keys(words)).filter((code) => /[-.]/.test(code)));

/** What stands in a sentence as a code would: in Chinese any small letters, in English what is known as one. */
const bare = ([zh, en]: readonly [string, string]): readonly string[] => [
  ...(zh.replaceAll(/[a-z]+\.com\/[\w./]+/g, '').match(/[a-z]{2,}[a-z.-]*|[A-Z]+_[A-Z_]+/g) ?? []),
  ...(en.match(/[a-z]+(?:[-.][a-z]+)+|[A-Z]+_[A-Z_]+/g) ?? []).filter((word) => codes.has(word) || word.includes('_')),
];

const codesOf = ({ shipped }: { readonly shipped: readonly { readonly code: string }[] }): readonly string[] => shipped.map(({ code }) => code);

describe('no sentence shows a code', () => {
  it.each(['150302', '990101', '150303', '150304', '150300'])('of what the history of %s brings', async (district) => {
    const { events } = await loadHistory(district);
    const shown = events.flatMap((event) => {
      const service = services.find(({ contract }) => event.type in contract.messages) ?? services[0];
      const { zh, en } = sentenceOf(eventAsJson((service as (typeof services)[number]).contract, event) as unknown as RecordedEvent).what;
      return bare([zh, en]).map((code) => `${event.type} ${code}`);
    });
    expect(events.length).toBeGreaterThan(0);
    expect(shown).toEqual([]);
  }, 120_000);

  it.each<readonly [type: string, field: string, wanted: () => readonly string[], more: object]>([
    ['RuleModeSet', 'rule', () => Object.keys(titles()['ruleTitles'] ?? {}), { mode: 'refuse' }],
    ['FollowUpRefused', 'rule', () => Object.keys(titles()['ruleTitles'] ?? {}), {}],
    ['MeasureDefined', 'measure', () => Object.keys(titles()['measureTitles'] ?? {}), {}],
    ['MatterLevelSet', 'matter', () => Object.keys(titles()['matterTitles'] ?? {}), { level: 'city' }],
    ['DueTermSet', 'kind', () => Object.keys(titles()['dueTitles'] ?? {}), {}],
    ['MatterFilingSet', 'bodies', () => ['congress-committee', 'higher-office'], { matter: 'organ.merge' }],
    ['PersonalDataRevealed', 'purpose', () => revealPurposes, {}],
    ['PersonalDataErased', 'basis', () => erasureBases, {}],
    ['RegisterSnapshotDeleted', 'basis', () => deletionBases, {}],
    ['PersonalDataRecorded', 'personalFields', () => [...personalFields], {}],
    ['OrganRankChanged', 'newRank', () => codesOf(organRanks), { organName: '区财政局', oldRank: 'section-deputy' }],
    ['InstitutionLimitSet', 'category', () => codesOf(organCategories), {}],
    ['ReformMethodRecorded', 'method', () => codesOf(reformMethods), {}],
    ['GridCrewStandardSet', 'kind', () => codesOf(crewKinds), {}],
    ['DocumentPutInForce', 'kind', () => codesOf(rulePaperKinds), {}],
    ['RegisterSnapshotLoaded', 'kind', () => codesOf(registerKinds), {}],
    ['PowersEvaluated', 'result', () => codesOf(evaluationResults), {}],
  ])('%s has words for every code of %s', (type, field, wanted, more) => {
    const all = wanted();
    expect(all.length).toBeGreaterThan(1);
    const saying = (code: string) => said(type, { ...more, [field]: ['bodies', 'personalFields'].includes(field) ? [code] : code });
    const [, unknown] = saying('no-such-code');
    expect(all.filter((code) => /[a-z]{2}/.test(saying(code)[0]))).toEqual([]);
    // A plain word may be its own English: what is made up of several is none.
    expect(all.filter((code) => /[-.]/.test(code) && saying(code)[1] === unknown.replace('no-such-code', code))).toEqual([]);
  });

  it.each([
    ['OrganRankChanged', 'newRank', organRanks, { organName: '区财政局', oldRank: 'section-deputy' }],
    ['InstitutionLimitSet', 'category', organCategories, {}],
    ['ReformMethodRecorded', 'method', reformMethods, {}],
    ['GridCrewStandardSet', 'kind', crewKinds, {}],
  ] as const)('%s calls each %s in Chinese as the table does that is shipped', (type, field, { shipped }, more) => {
    expect(shipped.filter(({ code, name }) => !said(type, { ...more, [field]: code })[0].includes(name)).map(({ code, name }) => `${code}: ${name}`)).toEqual([]);
  });

  it('the titles are those of the services (npm run titles)', () => {
    const { is, wants } = titlesFile();
    expect(is === wants).toBe(true);
  });
});
