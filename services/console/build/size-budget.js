import { gzipSync } from 'node:zlib';

/** Bytes after gzip, at most. `first` is what is loaded before a screen can be seen: the entry, the frame, what they import, and the style sheets. */
export const budget = { first: 380_000, screen: 110_000, drawing: 420_000, all: 1_900_000 };

/**
 * What goes over its share. A chunk of a drawing library counts as `drawing`, a chunk by itself as `screen`.
 * @param {readonly { name: string, bytes: number, isFirst: boolean, isDrawing: boolean }[]} chunks @param {typeof budget} limits @returns {string[]}
 */
export const overBudget = (chunks, limits = budget) => {
  const sum = (/** @type {typeof chunks} */ some) => some.reduce((total, { bytes }) => total + bytes, 0);
  const said = (/** @type {string} */ what, /** @type {number} */ bytes, /** @type {number} */ limit) => (bytes > limit ? [`${what}: ${bytes} bytes gzipped, ${limit} at most`] : []);
  const later = chunks.filter(({ isFirst }) => !isFirst);
  return [
    ...said('first view', sum(chunks.filter(({ isFirst }) => isFirst)), limits.first),
    ...later.flatMap(({ name, bytes, isDrawing }) => said(name, bytes, isDrawing ? limits.drawing : limits.screen)),
    ...said('all files', sum(chunks), limits.all),
  ];
};

/** @param {string | Uint8Array} source */
const gzipped = (source) => gzipSync(source).length;

/** Fails the build where the page outgrows its budget. */
export const sizeBudget = () => ({
  name: 'size-budget',
  /** @param {unknown} _options @param {Record<string, any>} bundle */
  generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const entries = files.filter((file) => file.type === 'chunk' && (file.isEntry || file.facadeModuleId?.endsWith('/frame/console.tsx')));
    const first = new Set();
    const walk = (/** @type {string} */ name) => {
      if (first.has(name)) return;
      first.add(name);
      for (const imported of bundle[name]?.imports ?? []) walk(imported);
    };
    for (const { fileName } of entries) walk(fileName);
    const chunks = files.map((file) => ({
      name: file.fileName,
      bytes: gzipped(file.type === 'chunk' ? file.code : file.source),
      isFirst: first.has(file.fileName) || file.fileName.endsWith('.css') || file.fileName.endsWith('.html'),
      isDrawing: file.type === 'chunk' && Object.keys(file.modules).some((id) => /node_modules\/(echarts|zrender|@antv)\//.test(id)),
    }));
    if (process.env['YANGE_SIZES'] !== undefined) console.error(chunks.map(({ name, bytes, isFirst }) => `${isFirst ? 'first ' : ''}${name} ${bytes}`).join('\n'));
    const over = overBudget(chunks);
    if (over.length > 0) throw new Error(`the console outgrows its budget (services/console/build/size-budget.js):\n${over.join('\n')}`);
  },
});
