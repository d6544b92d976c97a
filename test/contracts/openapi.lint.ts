import { createConfig, lintFromString } from '@redocly/openapi-core';

/** What is switched off of the recommended rules, and why. */
const notOurs = {
  // Where a platform runs is not known to its source: `/` is the address that the document was asked from.
  'no-server-example.com': 'off',
  // Open doors say so by an empty requirement, which the rule takes for one that was forgotten.
  'security-defined': 'off',
} as const;

/** @returns a line per fault that the linter finds in a document */
export const lintFaults = async (text: string): Promise<readonly string[]> => {
  const config = await createConfig({ extends: ['recommended'], rules: { ...notOurs, 'operation-operationId': 'error', 'operation-operationId-unique': 'error', 'tag-description': 'error', 'operation-4xx-response': 'error', 'no-unused-components': 'off' } });
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`);
};
