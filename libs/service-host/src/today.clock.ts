/** The calendar day in China at that instant: UTC+8, without summer time since 1992. */
export const dayInChina = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

export const todayInChina = (): string => dayInChina(new Date());
