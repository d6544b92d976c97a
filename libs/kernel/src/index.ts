export * from './calendar-date.js';
export * from './credit-code.js';
export * from './document-number.js';
export * from './effective-date.js';
export * from './ids.js';
export * from './rejected.js';
export * from './timeline.js';
export * from './working-days.js';
