import { countOf, defineUseCase, organInput } from '@yange/use-case';
import { z } from 'zod';
import { streetCaseloadStream } from '../../domain/call/call-terms.aggregate.js';
import { reportCaseload } from '../../domain/call/call-terms.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

/** What calls are compared with: without it a street has calls, but no whistle rate. One that has ended may still report what it took up before. */
export const reportStreetCaseloadUseCase = heldToEnds(defineUseCase({
  name: 'report-street-caseload',
  title: { zh: '上报街道事项数', en: 'Report the matters of a street' },
  path: 'street-caseloads',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ unit: organInput, periodFrom: z.iso.date(), periodTo: z.iso.date(), matters: countOf(0) }),
  streams: ({ unit }) => ({ caseload: streetCaseloadStream(unit.id) }),
  decide: (body, { caseload }, meta) => ({ append: { caseload: reportCaseload(caseload, body, meta) } }),
}), ({ unit }) => [unit], () => []);
