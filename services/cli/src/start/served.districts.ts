import { historyDistricts, historyFolder } from '@yange/history/folder';
import { districtOf } from '../client/import.upload.js';
import type { ServedDistrict } from './start.options.js';

/**
 * The districts that a start serves: those that are named and those of the folders, each once and in that order.
 * @param folders with a manifest that names the district; they go before the history that comes along
 */
export const servedDistricts = async (named: readonly string[], folders: readonly string[]): Promise<readonly ServedDistrict[]> => {
  const ofFolders = new Map(await Promise.all(folders.map(async (folder) => [await districtOf(folder), folder] as const)));
  const codes = [...new Set([...named, ...ofFolders.keys()])];
  return codes.map((code) => ({ code, history: ofFolders.get(code) ?? (historyDistricts().includes(code) ? historyFolder(code) : null) }));
};
