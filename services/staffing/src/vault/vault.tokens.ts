/** Injection token of the vault. */
export const VAULT = Symbol('vault');
