import { versionPlaces } from './version-places.mjs';

/** What commit-and-tag-version reads (`npm run release`, from the root of the checkout). */
export default {
  packageFiles: [{ filename: 'package.json', type: 'json' }],
  bumpFiles: versionPlaces(process.cwd()),
  header: '# Changelog · 变更记录\n\nMade by `npm run release` from the messages of commits (`deploy/release`); the entry of 0.1.0 by hand.\n',
  // Before 1.0.0 a breaking change raises the middle number, and everything else the last: https://semver.org, item 4.
  preMajor: true,
  types: [
    { type: 'feat', section: '新增 · New' },
    { type: 'fix', section: '修正 · Mended' },
    { type: 'perf', section: '性能 · Faster' },
    { type: 'revert', section: '撤回 · Taken back' },
    { type: 'docs', hidden: true },
    { type: 'style', hidden: true },
    { type: 'refactor', hidden: true },
    { type: 'test', hidden: true },
    { type: 'build', hidden: true },
    { type: 'ci', hidden: true },
    { type: 'chore', hidden: true },
  ],
  // The repository is at no one host: a commit is named by its hash alone, and a version links to itself.
  commitUrlFormat: '',
  compareUrlFormat: '#{{currentTag}}',
};
