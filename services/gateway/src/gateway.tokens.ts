export const ISSUER = Symbol('local issuer');
export const SERVICES = Symbol('addresses of the services');
export const DISTRICTS = Symbol('districts');
export const KNOWN = Symbol('districts, and looking for those that were added');
export const FOLLOWED = Symbol('districts that other nodes record');
export const ENDING = Symbol('end of the process');
export const RUNS = Symbol('import runs');
export const OWN_DOCUMENT = Symbol('OWN_DOCUMENT');
