/** Injection token of the registers. */
export const REGISTERS = Symbol('registers');
