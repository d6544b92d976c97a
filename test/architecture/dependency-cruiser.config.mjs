/** Rules between rooms of one project; what may depend on which project is told by tags in eslint.config.mjs. */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'a decision depends on the command and the past alone: no framework, no storage, no operating system',
      from: { path: '/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['/src/domain/', 'libs/(kernel|contracts|use-case)/', '@yange/(kernel|contracts|use-case)', '@bufbuild/protobuf', '/zod/'] },
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
      comment: 'a projection may share the fold of an aggregate, never its decisions',
      from: { path: '/src/(projections|queries)/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['/src/(commands|import)/', '/src/domain/.*\\.decider\\.ts$'] },
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
