import { useMemo, type ReactNode } from 'react';
import { Chart } from './chart.js';

interface LineProps {
  /** day (YYYY-MM-DD) and how many there are from it on, in order */
  readonly points: readonly (readonly [day: string, count: number])[];
  /** what is counted */
  readonly name: string;
  /** in words what the line shows */
  readonly label: string;
}

/** A number that stays until an event moves it: steps over days, from nothing up, with each number written at its corner. */
export const LineDrawing = ({ points, name, label }: LineProps): ReactNode => {
  const option = useMemo(
    () => ({
      grid: { left: 44, right: 28, top: 28, bottom: 28 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'time', axisLabel: { color: '#44505c', hideOverlap: true, formatter: '{yyyy}-{MM}' }, axisTick: { show: false }, splitNumber: 4 },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: '#44505c' } },
      series: [{
        type: 'line', name, step: 'end', data: points, symbol: 'circle', symbolSize: 8,
        lineStyle: { color: '#1d5b99', width: 2 }, itemStyle: { color: '#1d5b99' }, areaStyle: { color: '#1d5b99', opacity: 0.1 },
        label: { show: true, position: 'top', color: '#1c2530', fontSize: 12, formatter: ({ value }: { readonly value: readonly [string, number] }) => String(value[1]) },
      }],
    }),
    [points, name],
  );
  return <Chart option={option} label={label} height={220} />;
};
