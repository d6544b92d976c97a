import { appendFileSync } from 'node:fs';

/** Runs in every specification of `npm run rules:cases`: each decision is a line of a file. */
const file = process.env.YANGE_DECIDED;
const bare = (_key, value) => (typeof value === 'bigint' ? String(value) : value);
if (file !== undefined) globalThis.decidedGiven = (decided) => appendFileSync(file, `${JSON.stringify(decided, bare)}\n`);
