import { join } from 'node:path';

/** Folder of the page's files, to be served as they are: the gateway does so at `/`. */
export const consoleFolder: string = join(import.meta.dirname, '..', 'public');
