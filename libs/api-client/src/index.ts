export * from './api.client.js';
export * from './api.problem.js';
export * from './changing.seen.js';
export * from './page.walk.js';
export type { Patience, Send } from './patient.fetch.js';
export type { components, paths } from './generated/api.types.js';
