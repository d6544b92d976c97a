/** Composition roots by what an image is started as: a context, the gateway. Which role a service plays says YANGE_ROLES. */
export const roots = {
  organisations: '@yange/organisations/main',
  staffing: '@yange/staffing/main',
  enforcement: '@yange/enforcement/main',
  grid: '@yange/grid-governance/main',
  reporting: '@yange/reporting/main',
  gateway: '@yange/gateway/main',
};

/** @param argv as a program gets it: node, this file, what to be, and what that takes */
const run = async ([node, , what = '', ...rest]) => {
  if (what === 'yange') {
    const { runYange } = await import('@yange/cli');
    return runYange([node, 'yange', ...rest]);
  }
  if (!Object.hasOwn(roots, what)) {
    process.stderr.write(`as what? ${[...Object.keys(roots), 'yange <verb>'].join(' | ')}\n`);
    process.exit(2);
  }
  return import(roots[what]);
};

if (import.meta.main ?? process.argv[1] === import.meta.filename) await run(process.argv);
