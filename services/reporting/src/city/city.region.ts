/** A city's own code: the province, the city, and no district (150300). */
const isCity = (region: string): boolean => /^\d{4}00$/u.test(region) && !region.endsWith('0000');

/** Of whose numbers a region sees the roll-up: a city of its districts, by their codes; a district of itself alone. */
export const isWithin = (region: string, district: string): boolean => (isCity(region) ? district !== region && district.startsWith(region.slice(0, 4)) : district === region);
