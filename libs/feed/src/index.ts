export * from './feed.port.js';
