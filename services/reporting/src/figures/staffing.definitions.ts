import type { KnownDefinition } from './known.definitions.js';

/** How large an establishment is, as recorded. Hardly a report claims it, and a city asks for it of every district. */
export const staffingDefinitions: readonly KnownDefinition[] = [
  ['approved-posts', '合计(编制)'],
  ['approved-administrative-posts', '合计(编制，编制类型=行政编制)'],
  ['approved-institution-posts', '合计(编制，编制类型=事业编制)'],
  ['staff-in-post', '合计(实有人员)'],
];
