import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { parts, wordsFor } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';
import { grouped, tally, toneOf, tones, type Figure, type Group, type Tone } from './figures.model.js';
import { toneWords } from './marks.js';

const rowHeight = 24;
const barHeight = 15;
const left = 124;
const width = 560;

interface Piece {
  readonly tone: Tone;
  readonly count: number;
  readonly x: number;
}

/** A bar cut by what its figures rest on. */
const piecesOf = (figures: readonly Figure[], unit: number): readonly Piece[] => {
  const counts = tally(figures, toneOf);
  const there = tones.filter((tone) => (counts[tone] ?? 0) > 0);
  return there.map((tone, index) => ({ tone, count: counts[tone] ?? 0, x: left + there.slice(0, index).reduce((sum, one) => sum + (counts[one] ?? 0), 0) * unit }));
};

const summaryOf = (groups: readonly Group[], say: (words: Words) => string): string =>
  groups.map(({ part, figures }) => `${say(wordsFor(parts, part))} ${figures.length}：${piecesOf(figures, 1).map(({ tone, count }) => `${say(toneWords(tone))} ${count}`).join('、')}`).join('；');

/** One bar per part, as long as it has figures. Patterns tell the pieces apart without colour. */
export const Picture = ({ figures }: { readonly figures: readonly Figure[] }): ReactNode => {
  const { say } = useAddress();
  const groups = grouped(figures);
  const unit = (width - left - 34) / Math.max(1, ...groups.map((group) => group.figures.length));
  return (
    <svg viewBox={`0 0 ${width} ${groups.length * rowHeight + 2}`} role="img" aria-label={summaryOf(groups, say)} className="picture">
      <Patterns />
      {groups.map((group, row) => <Bar key={group.part} group={group} y={row * rowHeight + 4} unit={unit} />)}
    </svg>
  );
};

const Bar = ({ group, y, unit }: { readonly group: Group; readonly y: number; readonly unit: number }): ReactNode => {
  const { say } = useAddress();
  return (
    <g>
      <text x={0} y={y + 12} className="bar-name">{group.part} {say(wordsFor(parts, group.part))}</text>
      {piecesOf(group.figures, unit).map(({ tone, count, x }) => (
        <g key={tone}>
          <title>{`${say(wordsFor(parts, group.part))}：${say(toneWords(tone))} ${count}`}</title>
          <rect x={x} y={y} width={Math.max(1, count * unit - 1.5)} height={barHeight} className={`fill-${tone}`} />
          {count * unit > 13 ? <text x={x + (count * unit - 1.5) / 2} y={y + 11.5} className={`in-bar on-${tone}`}>{count}</text> : null}
        </g>
      ))}
      <text x={left + group.figures.length * unit + 5} y={y + 12} className="bar-sum">{group.figures.length}</text>
    </g>
  );
};

const Patterns = (): ReactNode => (
  <defs>
    <pattern id="hatch-stated" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width={5} height={5} className="ground-stated" /><rect width={2} height={5} className="line-stated" /></pattern>
    <pattern id="hatch-block" width={5} height={5} patternUnits="userSpaceOnUse"><rect width={5} height={5} className="ground-block" /><rect y={0} width={5} height={1.5} className="line-block" /></pattern>
    <pattern id="hatch-computed" width={6} height={6} patternUnits="userSpaceOnUse"><rect width={6} height={6} className="ground-computed" /><circle cx={3} cy={3} r={1.1} className="line-computed" /></pattern>
  </defs>
);
