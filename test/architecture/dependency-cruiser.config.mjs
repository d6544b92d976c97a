/** A library, by its folder or by its name. */
const lib = (names) => `(libs/(${names})/|@yange/(${names})$)`;

/** Rules between rooms of one project; what may depend on which project is told by tags in eslint.config.mjs. */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'a decision depends on the command and the past alone: no framework, no storage, no operating system',
      from: { path: '/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['/src/domain/', lib('kernel|contracts|use-case'), '@bufbuild/protobuf', '/zod/', '/immutable/'] },
    },
    {
      name: 'commands-name-what-is-decided',
      severity: 'error',
      comment: 'a use case is a door: body, streams and the call of a decider; who loads and appends is the executor',
      from: { path: '^(services|test/architecture/fixtures)/.*/src/commands/', pathNot: ['\\.spec\\.ts$', '^services/cli/'] },
      to: { pathNot: ['/src/(commands|domain|language|measures)/', lib('kernel|contracts|use-case'), '/zod/'] },
    },
    {
      name: 'tables-name-commands',
      severity: 'error',
      comment: 'a row becomes a command and nothing else: a table reads cells and touches no store',
      from: { path: '/src/import/', pathNot: '\\.(spec|fixture)\\.ts$' },
      to: { pathNot: ['/src/(import|commands|domain|language|measures)/', lib('kernel|contracts|use-case'), '/zod/'] },
    },
    {
      name: 'reading-and-writing-apart',
      severity: 'error',
      comment: 'a command never asks a read model',
      from: { path: '/src/(commands|domain|import)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '/src/(projections|queries)/' },
    },
    {
      name: 'projections-fold-events-only',
      severity: 'error',
      comment: 'a projection knows the published events, its own folds and tables, and how reporting reads events; never how something was decided',
      from: { path: '^(services|test/architecture/fixtures)/.*/src/projections/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['/src/(projections|contributions|ledger|language)/', '/src/view/report\\.figure\\.ts$', lib('kernel|contracts|event-log|projections'), '@bufbuild/protobuf'] },
    },
    {
      name: 'event-reading-is-pure',
      severity: 'error',
      comment: 'what an event adds to a measure depends on the event alone',
      from: { path: '/src/(contributions|ledger|language)/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['/src/(contributions|ledger|language)/', lib('kernel|contracts'), '@bufbuild/protobuf', 'pinyin-pro'] },
    },
    {
      name: 'queries-only-read',
      severity: 'error',
      comment: 'a question is answered from read models: no aggregate, no command, no log',
      from: { path: '/src/queries/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['/src/(commands|domain|import)/', lib('event-log|feed')] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'one direction; a type may look back',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'testing-stays-in-tests',
      severity: 'error',
      comment: 'what runs in production does not know the test support',
      from: { path: '^(libs|services|test/architecture/fixtures)/', pathNot: ['\\.(spec|contract|fixture|suite|testing)\\.ts$', '^libs/testing/', '/(testing|contract)/'] },
      to: { path: '(libs/testing/|@yange/testing)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|generated|public)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['yange-source', 'import', 'node', 'default'] },
  },
};
