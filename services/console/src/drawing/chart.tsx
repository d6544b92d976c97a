import { LineChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';

use([LineChart, SankeyChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** pixels of a place in which what is set for a narrow one is drawn */
const narrowest = 560;

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** what is different where the place is narrow, as on a phone */
  readonly narrow?: EChartsCoreOption;
  readonly label: string;
  readonly height: number;
}

/** A drawing that says in words what it shows; the numbers stand beside it as a table. Hints are drawn, not HTML: the policy of the page allows none. */
export const Chart = ({ option, narrow, label, height }: ChartProps): ReactNode => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, null, { height });
    const baseOption = { animation: false, tooltip: { renderMode: 'richText' }, ...option };
    chart.setOption(narrow === undefined ? baseOption : { baseOption, media: [{ query: { maxWidth: narrowest }, option: narrow }, { option }] });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [option, narrow, height]);
  return <div role="img" aria-label={label}><div ref={place} aria-hidden="true" /></div>;
};
