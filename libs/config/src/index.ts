export { brokers, flag, httpUrl, json, port, postgresUrl, wholeNumber } from './environment-types.js';
export { EnvironmentError, readEnvironment, type EnvironmentProblem } from './read-environment.js';
