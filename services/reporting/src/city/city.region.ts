/** The city's own code: the province, the city, and no district (150300). */
export const isCity = (region: string): boolean => /^\d{4}00$/u.test(region) && !region.endsWith('0000');

/** A district of that city by its code. What stands in the region register may change; whose number it is does not. */
export const isDistrictOf = (city: string, region: string): boolean => region !== city && region.startsWith(city.slice(0, 4));
