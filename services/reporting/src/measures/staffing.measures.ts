import { measure } from './measure.js';

/** How large an establishment is, as recorded: what a city puts side by side first. */
export const staffingMeasures = [
  measure('approved-posts', '核定编制', 'posts approved, of all kinds, as recorded', '名'),
  measure('approved-administrative-posts', '核定行政编制', 'administrative posts approved, as recorded', '名'),
  measure('approved-institution-posts', '核定事业编制', 'posts of institutions approved, as recorded', '名'),
  measure('staff-in-post', '实有人员', 'staff in post, as recorded', '名'),
] as const;
