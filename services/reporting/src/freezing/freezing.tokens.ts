/** Injection token of what freezes reports. */
export const FROZEN_REPORTS = Symbol('frozen reports');
/** Injection token of what freezes statistics of years. */
export const FROZEN_YEARS = Symbol('frozen statistics');
