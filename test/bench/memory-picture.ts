import type { MemorySample } from './memory-record.js';

const width = 96;
const height = 14;

/** Memory over time as text: █ resident, ▒ of it the heap, a letter below for the phase of each column. */
export const memoryPicture = (samples: readonly MemorySample[], spans: readonly { readonly name: string; readonly from: number; readonly to: number }[]): string => {
  const begin = spans[0]?.from ?? 0;
  const end = spans.at(-1)?.to ?? 1;
  const columns = Array.from({ length: width }, (_, index) => {
    const from = begin + ((end - begin) * index) / width;
    const inside = samples.filter(({ second }) => second >= from && second < from + (end - begin) / width);
    const phase = spans.find((span) => from < span.to)?.name[0] ?? ' ';
    return { rss: Math.max(0, ...inside.map(({ rss }) => rss)), heap: Math.max(0, ...inside.map(({ heap }) => heap)), phase };
  });
  const top = Math.ceil(Math.max(...columns.map(({ rss }) => rss), 1) / 50) * 50;
  const lines = Array.from({ length: height }, (_, index) => {
    const level = (top * (height - index)) / height;
    const above = level - top / height / 2;
    return `${String(Math.round(level)).padStart(5)} │${columns.map(({ rss, heap }) => (heap >= above ? '▒' : rss >= above ? '█' : ' ')).join('')}`;
  });
  const legend = spans.map(({ name, from, to }) => `${name[0]} ${name} ${Math.round(to - from)} s`).join(' · ');
  return ['   MB', ...lines, `      └${'─'.repeat(width)}`, `       ${columns.map(({ phase }) => phase).join('')}`, `       █ resident, ▒ heap · ${legend}`, ''].join('\n');
};
