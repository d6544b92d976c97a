/** Injection tokens: what a generated class is given, never by class type. */
export const SERVICE = Symbol('service definition');
export const LOGS = Symbol('event logs');
export const READERS = Symbol('readers of the logs that the read models are made of');
export const HEADS = Symbol('heads of those logs, also of those that lie elsewhere');
export const READ = Symbol('read-model database');
export const EXECUTOR = Symbol('command executor');
export const IMPORTS = Symbol('import sessions');
export const HEALTH = Symbol('health');
export const RUNNERS = Symbol('read models and reactions, whichever process keeps them');
export const REBUILDING = Symbol('who builds read models anew');
export const PREPARED = Symbol('commands that may be prepared as drafts');
export const PLAN_STEPS = Symbol('steps of approved plans');
export const WHAT_IFS = Symbol('plans that are being tried out');
export const TEMPORARY = Symbol('connections for what is not kept in memory');
export const SERVED = Symbol('districts that are served');
