/** A city's own code: the province, the city, and no district (150300). */
export const isCity = (region: string): boolean => /^\d{4}00$/u.test(region) && !region.endsWith('0000');

/** Whether a code lies in a region: in a city its districts, in a district itself alone. */
export const isWithin = (region: string, district: string): boolean => (isCity(region) ? district !== region && district.startsWith(region.slice(0, 4)) : district === region);
