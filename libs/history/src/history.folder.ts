import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `src` and `dist` lie equally deep. */
const districts = join(import.meta.dirname, '../districts');

/** Region codes of the districts whose history comes with the product. */
export const historyDistricts = (): readonly string[] => readdirSync(districts).filter((name) => /^\d{6}$/.test(name)).sort();

/** The folder of one district: `manifest.json` and its tables, as a clerk would upload them. */
export const historyFolder = (district: string): string => join(districts, district);

/** What each figure of the district's report must come to, as rows for `readExpected` of reporting. Null where nothing is expected of that district. */
export const expectedFigures = (district: string): unknown => {
  const file = join(districts, district, 'expected/figures.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null;
};

/** `YYYY-MM-DD`: the first day that is no longer history, as the district's manifest says. */
export const historyCutOver = (district: string): string => (JSON.parse(readFileSync(join(districts, district, 'manifest.json'), 'utf8')) as { readonly cutOver: string }).cutOver;
