export * from './event.json.js';
export type { ImportTables } from './import.controller.js';
export * from './import.messages.js';
export * from './service.module.js';
export * from './service.environment.js';
export * from './service.migration.js';
export * from './service.process.js';
export * from './health.js';
