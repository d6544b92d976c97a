import { useMemo, type ReactNode } from 'react';
import { Chart } from './chart.js';

export interface YearLine {
  readonly name: string;
  /** one for each year; null where nothing is recorded, where the line has a gap */
  readonly values: readonly (number | null)[];
}

interface YearsProps {
  readonly years: readonly number[];
  readonly lines: readonly YearLine[];
  /** in words what the lines show */
  readonly label: string;
}

/** Each line has a sign and a stroke of its own beside its colour, and its name at its end. */
const strokes = [
  { color: '#1d5b99', symbol: 'circle', type: 'solid' }, { color: '#9a5b00', symbol: 'rect', type: 'dashed' }, { color: '#1f6b3b', symbol: 'triangle', type: 'dotted' },
  { color: '#6b3f8f', symbol: 'diamond', type: 'solid' }, { color: '#b3261e', symbol: 'emptyCircle', type: 'dashed' },
] as const;

/** Numbers of some years as lines, each number written at its point. */
export const YearsDrawing = ({ years, lines, label }: YearsProps): ReactNode => {
  const option = useMemo(
    () => ({
      grid: { left: 52, right: 150, top: 28, bottom: 28 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: years.map(String), axisLabel: { color: '#44505c' }, axisTick: { show: false } },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: '#44505c' } },
      series: lines.map(({ name, values }, index) => {
        const { color, symbol, type } = strokes[index % strokes.length] ?? strokes[0];
        return {
          type: 'line', name, data: values, symbol, symbolSize: 9, lineStyle: { color, width: 2, type }, itemStyle: { color },
          label: { show: true, position: 'top', color: '#1c2530', fontSize: 12 }, endLabel: { show: true, formatter: '{a}', color, width: 140, overflow: 'break' }, labelLayout: { moveOverlap: 'shiftY' },
        };
      }),
    }),
    [years, lines],
  );
  return <Chart option={option} label={label} height={260} />;
};
