import type { Words } from '../use-case.definition.js';
import type { MatterCode } from './matter.js';

export type MatterLevel = 'district' | 'city';

/** With whom a matter is filed once it is carried out. */
export const filingBodies = {
  'higher-office': { zh: '上级机构编制部门', en: 'the establishment office above' },
  'congress-committee': { zh: '本级人大常委会', en: 'the standing committee of the people’s congress' },
} as const satisfies Readonly<Record<string, Words>>;

export type FilingBody = keyof typeof filingBodies;

const byDistrict: readonly MatterCode[] = [
  'organ.units', 'organ.sanding', 'organ.duties', 'organ.plate', 'organ.co-locate', 'quota.transfer', 'staff.transfer', 'team.rename', 'team.reparent', 'power.delegate', 'power.withdraw', 'grid.structure', 'community.structure',
];

const withCongress: readonly MatterCode[] = ['organ.establish', 'organ.abolish', 'organ.merge'];

/**
 * What holds where a district has set nothing: internal units are approved at the same level (国务院令第486号 art. 13), communities by the government of the district (城市居民委员会组织法); setting up, merging, abolishing, renaming and ranking
 * organs, limits and quota go to the next higher level, and setting up, abolishing and merging are filed with the standing committee of the people's congress (art. 9).
 */
export const matterLaw = (matter: MatterCode): { readonly level: MatterLevel; readonly filedWith: readonly FilingBody[] } => ({
  level: byDistrict.includes(matter) ? 'district' : 'city',
  filedWith: withCongress.includes(matter) ? ['congress-committee'] : [],
});
