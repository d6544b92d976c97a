import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const layer = (source, ...allowed) => ({ sourceTag: `type:${source}`, onlyDependOnLibsWithTags: [...new Set([...allowed, 'testing', source])].map((type) => `type:${type}`) });

const domain = ['kernel', 'contracts'];
const storage = [...domain, 'event-log', 'feed', 'projections'];
const application = [...storage, 'use-case'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/node_modules/**', 'services/console/public/**', '**/*.mjs', '**/*.js', 'test/architecture/fixtures/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: 'test/architecture/tsconfig.lint.json', tsconfigRootDir: import.meta.dirname, emitDecoratorMetadata: true, experimentalDecorators: true } },
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
            layer('auth'),
            layer('config'),
            layer('observability'),
            layer('http', ...application, 'auth'),
            layer('importing', 'kernel', 'use-case'),
            layer('history', 'kernel', 'use-case', 'importing'),
            layer('local'),
            layer('service-host', ...application, 'auth', 'http', 'config', 'observability'),
            layer('service', ...application, 'service-host', 'history'),
            layer('console', ...domain),
            layer('gateway', ...application, 'auth', 'http', 'importing', 'service-host', 'console', 'config', 'observability'),
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
      ],
    },
  },
  {
    files: ['**/src/domain/**/*.ts', '**/src/projections/**/*.ts', 'libs/kernel/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Date', message: 'time arrives on the command or the event' }, { name: 'performance', message: 'no clock here' }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.contract.ts', '**/*.fixture.ts', '**/*.suite.ts'],
    rules: { 'max-lines': ['error', { max: 400 }], 'max-lines-per-function': 'off' },
  },
);
