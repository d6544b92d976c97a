import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `src` and `dist` lie equally deep. */
const districts = join(import.meta.dirname, '../districts');

/** Region codes of the districts whose history comes with the product. */
export const historyDistricts = (): readonly string[] => readdirSync(districts).filter((name) => /^\d{6}$/.test(name)).sort();

/** The folder of one district: `manifest.json` and its tables, as a clerk would upload them. */
export const historyFolder = (district: string): string => join(districts, district);
