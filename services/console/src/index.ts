import { join } from 'node:path';

/** Folder of the built console, to be served as it is: the gateway does so at the root. */
export const consoleFolder: string = join(import.meta.dirname, '..', 'dist', 'site');
