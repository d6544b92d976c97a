import { Button } from 'antd';
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { howWords, lineageWords } from '../../words/lineage.words.js';
import { wordsFor } from '../../words/report.words.js';
import { box, type Layout, type PlacedEdge, type PlacedNode } from './lineage-layout.model.js';

interface Seen {
  readonly x: number;
  readonly y: number;
  /** 1 shows all of it */
  readonly zoom: number;
}

const whole: Seen = { x: 0, y: 0, zoom: 1 };
const step = 40;
const keys: Readonly<Record<string, (now: Seen) => Seen>> = {
  ArrowLeft: (now) => ({ ...now, x: now.x - step }), ArrowRight: (now) => ({ ...now, x: now.x + step }),
  ArrowUp: (now) => ({ ...now, y: now.y - step }), ArrowDown: (now) => ({ ...now, y: now.y + step }),
  '+': (now) => zoomed(now, 1.25), '=': (now) => zoomed(now, 1.25), '-': (now) => zoomed(now, 0.8), '0': () => whole,
};

const zoomed = (now: Seen, by: number): Seen => ({ ...now, zoom: Math.min(6, Math.max(0.5, now.zoom * by)) });

/** A lineage as boxes and curves, moved by the hand, the wheel with Ctrl, or the keys; a box leads to its organ. Drawn by ourselves: each box is a link that is reached by Tab. */
export const LineageDrawing = ({ layout, of, onOpen }: { readonly layout: Layout; readonly of: string; readonly onOpen: (organId: string) => void }): ReactNode => {
  const { say } = useAddress();
  const [seen, look] = useState(whole);
  const held = useRef<{ readonly x: number; readonly y: number; readonly seen: Seen } | null>(null);
  const { nodes, edges, width, height } = layout;
  const drag = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): void => {
    if (held.current === null) return;
    const scale = width / seen.zoom / currentTarget.clientWidth;
    look({ ...held.current.seen, x: held.current.seen.x - (clientX - held.current.x) * scale, y: held.current.seen.y - (clientY - held.current.y) * scale });
  };
  const onKey = (event: KeyboardEvent): void => {
    const move = keys[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    look(move);
  };
  return (
    <figure className="lineage-drawing">
      <p className="acts"><Button size="small" aria-label={say(lineageWords.closer)} onClick={() => look((now) => zoomed(now, 1.25))}>＋</Button><Button size="small" aria-label={say(lineageWords.farther)} onClick={() => look((now) => zoomed(now, 0.8))}>－</Button><Button size="small" onClick={() => look(whole)}>{say(lineageWords.whole)}</Button><span className="soft">{say(lineageWords.keys)}</span></p>
      <svg viewBox={`${seen.x} ${seen.y} ${width / seen.zoom} ${height / seen.zoom}`} height={Math.min(360, Math.max(120, height))} role="group" aria-label={say(lineageWords.drawing)} tabIndex={0} onKeyDown={onKey}
        onPointerDown={({ clientX, clientY }) => { held.current = { x: clientX, y: clientY, seen }; }} onPointerMove={drag} onPointerUp={() => { held.current = null; }} onPointerLeave={() => { held.current = null; }}
        onWheel={({ ctrlKey, deltaY }) => (ctrlKey ? look((now) => zoomed(now, deltaY < 0 ? 1.1 : 0.9)) : undefined)}>
        <defs><marker id="lineage-end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" /></marker></defs>
        {edges.map((edge) => <Curve key={`${edge.from} ${edge.to} ${edge.date}`} edge={edge} />)}
        {nodes.map((node) => <Box key={node.id} node={node} isOwn={node.id === of} onOpen={onOpen} />)}
      </svg>
    </figure>
  );
};

const Curve = ({ edge: { x1, y1, x2, y2, how, date } }: { readonly edge: PlacedEdge }): ReactNode => {
  const { say } = useAddress();
  const bend = (x2 - x1) / 2;
  return (
    <g className="lineage-edge">
      <path d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} markerEnd="url(#lineage-end)" />
      <text x={(x1 + x2) / 2} y={(y1 + y2) / 2 - 5}>{say(wordsFor(howWords, how))}<tspan x={(x1 + x2) / 2} dy="1.3em">{date}</tspan></text>
    </g>
  );
};

const longest = 13;

const Box = ({ node: { id, name, kind, validFrom, validTo, x, y }, isOwn, onOpen }: { readonly node: PlacedNode; readonly isOwn: boolean; readonly onOpen: (organId: string) => void }): ReactNode => {
  const { say } = useAddress();
  const isOrgan = kind === 'organ';
  const days = validFrom === null && validTo === null ? '' : `${validFrom ?? ''} – ${validTo ?? ''}`;
  const drawn = (
    <>
      {isOrgan ? null : <rect className="lineage-behind" x={x + 4} y={y + 4} width={box.width} height={box.height} rx={4} />}
      <rect x={x} y={y} width={box.width} height={box.height} rx={4} />
      <text x={x + 10} y={y + 21}>{name.length > longest ? `${name.slice(0, longest - 1)}…` : name}</text>
      <text className="lineage-days" x={x + 10} y={y + 41}>{isOrgan ? days : `${say(lineageWords.block)} ${days}`}</text>
      <title>{`${name} ${days}`}</title>
    </>
  );
  const classes = `lineage-node${isOwn ? ' lineage-own' : ''}${validTo === null ? '' : ' lineage-ended'}${isOrgan ? '' : ' lineage-block'}`;
  if (!isOrgan || isOwn) return <g className={classes} aria-current={isOwn ? 'true' : undefined}>{drawn}</g>;
  const open = (): void => onOpen(id);
  return <g className={classes} role="link" tabIndex={0} aria-label={`${name} ${days}`} onClick={open} onKeyDown={(event) => (event.key === 'Enter' ? open() : undefined)}>{drawn}</g>;
};
