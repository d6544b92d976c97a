import { isCreditCode, isOrganisationCodeGood, Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { creditCodePrefix } from './organ-codes.js';
import type { OrganState } from './organ.aggregate.js';
import type { OrganEvent } from './organ.events.js';

export type OrganTimeline = Timeline<OrganState, OrganEvent>;

/** @throws {Rejected} `unknown-organ` */
export const assertKnown = (organ: OrganTimeline, organId: string): void => {
  if (organ.latest().status === 'none') throw new Rejected('unknown-organ', `没有机构 ${organId}`, `there is no organ ${organId}`, { organId });
};

/** The name that the organ bears on the day of the fact; before its beginning, the one it is known by. */
export const nameOn = (organ: OrganTimeline, meta: CommandMeta): string => organ.at(meta.effective.to).name || organ.latest().name;

/**
 * Nothing happens to an organ after its end; what is dated before its beginning is kept in history as a finding.
 * @throws {Rejected} `unknown-organ`, `organ-abolished`
 */
export const existence = (organ: OrganTimeline, organId: string, meta: CommandMeta): Violation | null => {
  assertKnown(organ, organId);
  const { status, name } = organ.at(meta.effective.to);
  if (status === 'abolished') {
    throw new Rejected('organ-abolished', `“${name}”在 ${meta.effective.to} 已撤销`, `"${name}" was abolished by ${meta.effective.to}`, { organId, date: meta.effective.to });
  }
  if (status === 'active') return null;
  const known = organ.latest().name;
  return {
    rule: 'before-establishment',
    zh: `“${known}”在 ${meta.effective.to} 尚未设立`,
    en: `"${known}" was not yet established on ${meta.effective.to}`,
    facts: { organId, date: meta.effective.to },
  };
};

/** An organ that a group counts leaves that group with its end. @throws {Rejected} `group-missing` */
export const assertInGroup = (organ: OrganTimeline, groupId: string): void => {
  const { name, groupId: known } = organ.latest();
  if (known !== groupId) throw new Rejected('group-missing', `请写明“${name}”所在的机构组`, `say which group counts "${name}"`, { groupId: known });
};

/** R7: beside the Centre and the Region nobody may demand a plate from towns and streets; a plate needs a legal basis. */
export const plateBasis = (category: string, name: string, { legalBasis, basisLevel }: { readonly legalBasis: string; readonly basisLevel: string }, demanding: ReadonlySet<string>): Violation | null => {
  if (legalBasis === '') {
    return { rule: 'plate-without-basis', zh: `加挂“${name}”牌子没有法定依据`, en: `the plate "${name}" has no legal basis`, facts: { plate: name } };
  }
  const demandedFromAbove = (category === 'town' || category === 'street-office') && !demanding.has(basisLevel);
  if (!demandedFromAbove) return null;
  const [unsaidZh, unsaidEn] = basisLevel === '' ? ['，须写明依据由哪一级制定', ': say the level of the rule that demands it'] : ['', ''];
  return {
    rule: 'plate-demanded-from-above',
    zh: `除中央和自治区外，不得要求镇街加挂牌子（“${name}”）${unsaidZh}`,
    en: `only the Centre and the Region may demand a plate of towns and streets ("${name}")${unsaidEn}`,
    facts: { plate: name, level: basisLevel },
  };
};

/** GB 11714-1997: the organisation code within the code has a check character of its own. */
export const organisationCodeFits = (code: string): Violation | null =>
  isOrganisationCodeGood(code) ? null : { rule: 'credit-code-organisation', zh: `代码第9至17位（组织机构代码）校验不符：${code}`, en: `places 9 to 17 (the organisation code) do not check: ${code}`, facts: { code } };

/**
 * GB 32100-2015: places 3 to 8 are the division in which the code was given: that of the organ's seat, the district, or the city and region above it, whose registries give codes too.
 * @param regionCode division of the seat; empty where none is recorded
 */
export const codeOfRegion = (code: string, regionCode: string, { district }: Pick<CommandMeta, 'district'>): Violation | null => {
  const own = regionCode === '' ? [district] : [district, regionCode.slice(0, 6)];
  const known = new Set(own.flatMap((one) => [one, `${one.slice(0, 4)}00`, `${one.slice(0, 2)}0000`]));
  const given = code.slice(2, 8);
  if (known.has(given)) return null;
  return { rule: 'credit-code-region', zh: `代码第3至8位（登记机关区划）为 ${given}，不是本区 ${district} 及其上级：${code}`, en: `places 3 to 8 (the division of the registry) are ${given}, neither ${district} nor above it: ${code}`, facts: { code, region: given, district } };
};

/**
 * GB 32100-2015: the code checks, and its first two characters fit the category of the organ.
 * @throws {Rejected} `credit-code`
 */
export const creditCodeFits = (category: string, code: string): Violation | null => {
  if (!isCreditCode(code)) throw new Rejected('credit-code', `统一社会信用代码“${code}”校验不符`, `"${code}" is no valid credit code`, { code });
  const prefix = creditCodePrefix[category];
  return prefix === undefined || code.startsWith(prefix)
    ? null
    : { rule: 'credit-code-category', zh: `该类机构的代码应以 ${prefix} 开头：${code}`, en: `a code of this category begins with ${prefix}: ${code}`, facts: { code, prefix } };
};
