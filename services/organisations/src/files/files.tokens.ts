/** `AttachedFiles`. */
export const FILES = Symbol('files');
