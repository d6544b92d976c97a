import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { ledgerEventShape, readLedgerEvents } from '../view/event.reading.js';
import { buildReportView } from '../view/report.reading.js';
import { figureShape, positionsShape, reportFindingShape } from '../view/report.shapes.js';

const events = z.array(ledgerEventShape);

/** One figure with its events, their documents and the findings that concern it. */
export const figureQuery = defineQuery({
  name: 'figure',
  title: { zh: '一项数据及其事件与文件', en: 'One figure with its events and documents' },
  path: 'figures/:figureId',
  right: 'read',
  followed: true,
  dated: true,
  params: z.object({ figureId: z.string().max(10) }),
  answer: z.strictObject({ figure: figureShape, findings: z.array(reportFindingShape), declaredBy: ledgerEventShape.nullable(), events, uncertain: events, superseded: events, positions: positionsShape }),
  run: async ({ figureId }, { district, read, asOf, known = null }) => {
    const view = await buildReportView(read, district, { asOf, known });
    const figure = view.figures.find((one) => one.id === figureId);
    if (figure === undefined) return null;
    return {
      figure,
      findings: view.findings.filter((one) => one.figures.includes(figureId)),
      declaredBy: (await readLedgerEvents(read, district, [figure.declaredBy]))[0] ?? null,
      events: await readLedgerEvents(read, district, figure.events),
      uncertain: await readLedgerEvents(read, district, figure.uncertain),
      superseded: await readLedgerEvents(read, district, figure.superseded.map(({ eventId }) => eventId)),
      positions: view.positions,
    };
  },
});
