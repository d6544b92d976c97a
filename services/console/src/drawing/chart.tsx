import { LineChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';

use([LineChart, SankeyChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** A drawing that says in words what it shows; the numbers stand beside it as a table. Hints are drawn, not HTML: the policy of the page allows none. */
export const Chart = ({ option, label, height }: { readonly option: EChartsCoreOption; readonly label: string; readonly height: number }): ReactNode => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, null, { height });
    chart.setOption({ animation: false, tooltip: { renderMode: 'richText' }, ...option });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [option, height]);
  return <div role="img" aria-label={label}><div ref={place} aria-hidden="true" /></div>;
};
