import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(import.meta.url);

/** Where the process of a service begins (`@yange/<name>/main`): beside this file where all is bundled, else in the service's own package. */
export const serviceRoot = (name: string): string => (basename(dirname(file)) === 'dist' ? join(dirname(file), `${name}.main.js`) : fileURLToPath(import.meta.resolve(`@yange/${name}/main`)));
