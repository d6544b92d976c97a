import { dueTitles, matterTitles, measureTitles, ruleTitles } from './generated/titles.js';

type Words = { readonly zh: string; readonly en: string };
type CodesOfField = Readonly<Record<string, Words>>;

/** As the tables come with the product; an event that brings the name of its day says that. */
const ranks: CodesOfField = {
  'bureau-principal': { zh: '正厅级', en: 'bureau level' },
  'bureau-deputy': { zh: '副厅级', en: 'deputy bureau level' },
  'division-principal': { zh: '正处级', en: 'division level' },
  'division-deputy': { zh: '副处级', en: 'deputy division level' },
  'section-principal': { zh: '正科级', en: 'section level' },
  'section-deputy': { zh: '副科级', en: 'deputy section level' },
  'unit-principal': { zh: '正股级', en: 'unit level' },
  'unit-deputy': { zh: '副股级', en: 'deputy unit level' },
};

const categories: CodesOfField = {
  'party-organ': { zh: '党委机构', en: 'party organs' },
  'government-department': { zh: '政府工作部门', en: 'government departments' },
  'coordination-body': { zh: '议事协调机构', en: 'coordination bodies' },
  town: { zh: '镇', en: 'towns' },
  'street-office': { zh: '街道办事处', en: 'street offices' },
  institution: { zh: '事业单位', en: 'institutions' },
  'dispatched-organ': { zh: '派驻机构', en: 'dispatched organs' },
};

const reformMethods: CodesOfField = {
  'functions-merged': { zh: '职能整合组建', en: 'functions merged' },
  rebuilt: { zh: '重新组建', en: 'formed anew' },
  optimised: { zh: '优化职能', en: 'functions improved' },
  retained: { zh: '保留', en: 'retained' },
  'newly-set-up': { zh: '新设', en: 'newly set up' },
};

/** Of grids' people and of open work, which both say `kind`. */
const kinds: CodesOfField = {
  'full-time': { zh: '专职网格员', en: 'full-time grid workers' },
  'part-time': { zh: '兼职网格员', en: 'part-time grid workers' },
  assistant: { zh: '协管员', en: 'assistants' },
  helper: { zh: '网格助手', en: 'helpers' },
  ...dueTitles,
};

const purposes: CodesOfField = {
  'cadre-matter': { zh: '干部事务', en: 'a cadre matter' },
  payroll: { zh: '工资', en: 'payroll' },
  audit: { zh: '审计', en: 'audit' },
  discipline: { zh: '纪检监察', en: 'discipline' },
  'own-request': { zh: '本人申请', en: 'the person’s own request' },
  rectification: { zh: '整改', en: 'rectification' },
};

const bases: CodesOfField = {
  'retention-ended': { zh: '保存期限届满', en: 'the term of keeping, which is over' },
  'own-request': { zh: '本人申请', en: 'the person’s own request' },
  'wrong-person': { zh: '录错了人', en: 'a mistake about who it was' },
  'court-order': { zh: '司法文书', en: 'an order of a court' },
  'loaded-by-mistake': { zh: '误载', en: 'a mistake in loading it' },
};

const personalFields: CodesOfField = {
  name: { zh: '姓名', en: 'name' },
  'identity-number': { zh: '公民身份号码', en: 'identity number' },
  telephone: { zh: '电话', en: 'telephone' },
};

const bodies: CodesOfField = {
  'congress-committee': { zh: '本级人大常委会', en: 'the standing committee of the people’s congress' },
  'higher-office': { zh: '上级机构编制部门', en: 'the establishment office above' },
};

/** Words for codes by the field that says them: the same code says other things elsewhere. */
export const fieldCodes: Readonly<Record<string, CodesOfField>> = {
  rule: ruleTitles,
  measure: measureTitles,
  matter: matterTitles,
  oldRank: ranks,
  newRank: ranks,
  category: categories,
  method: reformMethods,
  kind: kinds,
  purpose: purposes,
  basis: bases,
  personalFields,
  bodies,
};
