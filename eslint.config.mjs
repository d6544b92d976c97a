import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const layer = (source, ...allowed) => ({ sourceTag: `type:${source}`, onlyDependOnLibsWithTags: [...new Set([...allowed, 'testing', source])].map((type) => `type:${type}`) });

const domain = ['kernel', 'contracts'];
const storage = [...domain, 'event-log', 'feed', 'projections'];
const application = [...storage, 'use-case'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/node_modules/**', '**/*.mjs', '**/*.js', 'test/architecture/fixtures/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: ['test/architecture/tsconfig.lint.json', 'services/console/tsconfig.json'], tsconfigRootDir: import.meta.dirname, emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            layer('kernel'),
            layer('contracts', 'kernel'),
            layer('event-log', ...domain),
            layer('feed', ...domain, 'event-log'),
            layer('projections', ...domain, 'event-log', 'feed'),
            layer('use-case', ...storage),
            layer('api-client'),
            layer('auth'),
            layer('config'),
            layer('observability'),
            layer('http', ...application, 'auth'),
            layer('importing', 'kernel', 'use-case'),
            layer('history', 'kernel', 'use-case', 'importing'),
            layer('word-files'),
            layer('sentences', 'kernel', 'contracts'),
            layer('local'),
            layer('service-host', ...application, 'sentences', 'auth', 'http', 'config', 'observability'),
            layer('service', ...application, 'sentences', 'service-host', 'history', 'auth', 'http', 'config'),
            layer('console', ...domain, 'sentences', 'api-client', 'auth'),
            layer('gateway', ...application, 'auth', 'http', 'importing', 'word-files', 'sentences', 'service-host', 'console', 'config', 'observability'),
            { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:local', 'type:observability', 'type:config'] },
            { sourceTag: 'type:cli', onlyDependOnLibsWithTags: ['*'] },
            ...['organisations', 'staffing', 'enforcement', 'grid-governance', 'reporting', 'console'].map((scope) => ({
              sourceTag: `scope:${scope}`,
              onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'],
            })),
            { sourceTag: 'scope:gateway', onlyDependOnLibsWithTags: ['scope:gateway', 'scope:console', 'scope:shared'] },
          ],
        },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
        { selector: 'TSEnumDeclaration', message: 'string unions, not enums' },
        { selector: "CallExpression[callee.property.name=/^(skip|only|todo)$/][callee.object.name=/^(it|test|describe)$/]", message: 'nothing passes by being skipped' },
        { selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>4]", message: 'at most four parameters: what needs more does more than one thing' },
        { selector: "NewExpression[callee.property.name='Pool'], NewExpression[callee.name='Pool']", message: 'by connectionPool: a process outlives its server' },
        { selector: 'ImportExpression[source.type!="Literal"]', message: 'what is imported can be read off the code' },
      ],
    },
  },
  {
    // Same command and past, same events; same events, same rows: on every machine, on every day.
    files: ['domain', 'commands', 'import', 'projections', 'contributions', 'ledger'].map((room) => `**/src/${room}/**/*.ts`).concat('libs/kernel/src/**/*.ts'),
    ignores: ['**/*.spec.ts', 'services/cli/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: 'time arrives on the command or the event' })),
        ...['process', 'fetch', 'console', 'crypto'].map((name) => ({ name, message: 'neither input nor output here' })),
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'ids derive from the command' }, { object: 'globalThis', message: 'no way around' }],
    },
  },
  {
    // One way in for programs too: what the document does not describe is not asked for.
    files: ['services/cli/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'the running platform is asked through @yange/api-client' }] },
  },
  {
    // What comes from a service is only ever text; the page asks through the one client, in the name of whoever logged in.
    files: ['services/console/src/**/*.ts', 'services/console/src/**/*.tsx'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML'], MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]", message: 'content is text, never HTML' },
        { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
        { selector: 'TSEnumDeclaration', message: 'string unions, not enums' },
      ],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true }],
    },
  },
  {
    // For pages as for programs: nothing of Node.
    files: ['libs/api-client/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', ...['process', 'Buffer', 'global', 'setImmediate'].map((name) => ({ name, message: 'a browser has none' }))],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'a browser has none' }] }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.contract.ts', '**/*.fixture.ts', '**/*.suite.ts'],
    rules: { 'max-lines': ['error', { max: 400 }], 'max-lines-per-function': 'off' },
  },
);
