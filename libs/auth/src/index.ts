export * from './claim.mapping.js';
export * from './principal.js';
export * from './rights.js';
export * from './token.verifier.js';
export * from './local.issuer.js';
