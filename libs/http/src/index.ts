export * from './problem.js';
export * from './problem.mapping.js';
export * from './problem.filter.js';
export * from './json.body.js';
export * from './bearer.guard.js';
export * from './http.application.js';
