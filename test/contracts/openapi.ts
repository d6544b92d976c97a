import { writeFile } from 'node:fs/promises';
import { breakingChanges } from './openapi.breaking.js';
import { asText, committedDocument, committedFile, generatedDocument } from './openapi.document.js';
import { lintFaults } from './openapi.lint.js';

/** `npm run openapi [-- --breaking]`: writes the document of all doors, unless it breaks a client of the committed one and nobody said that it shall. */
const generated = await generatedDocument();
const faults = await lintFaults(asText(generated));
const known = await committedDocument().catch(() => null);
const broken = known === null || process.argv.includes('--breaking') ? [] : breakingChanges(known, generated);
for (const line of [...faults, ...broken]) process.stderr.write(`${line}\n`);
if (broken.length > 0) process.stderr.write('breaks clients of the committed document; `npm run openapi -- --breaking` writes it all the same\n');
if (faults.length + broken.length === 0) await writeFile(committedFile, asText(generated));
process.exit(faults.length + broken.length === 0 ? 0 : 1);
