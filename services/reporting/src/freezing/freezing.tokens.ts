/** Injection token of what freezes reports. */
export const FROZEN_REPORTS = Symbol('frozen reports');
