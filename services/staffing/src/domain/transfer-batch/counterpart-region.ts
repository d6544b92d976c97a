import { Rejected } from '@yange/kernel';

/**
 * A move over the border of the district is two halves, one in the log of each side, and each names the other by its region code.
 * @param outside whether one side lies outside the district
 * @throws {Rejected} `counterpart-within`: a move within the district has both halves here, and the district is no side outside itself
 */
export const counterpartOf = (region: string | undefined, outside: boolean, district: string): string => {
  if (region === undefined) return '';
  if (!outside) throw new Rejected('counterpart-within', '区内划转不填对方区划代码', 'a move within the district names no other region', { region });
  if (region === district) throw new Rejected('counterpart-within', `对方区划代码 ${region} 是本区`, `the region ${region} is this district itself`, { region });
  return region;
};
