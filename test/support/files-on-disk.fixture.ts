import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A running server takes some of its files away (its caches, old write-ahead log): what is gone holds nothing. */
export const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
};

/** Paths of all files below a folder, those of a running server too. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined);
