export { officialWordOf, type OfficialBlock, type OfficialDocument, type OfficialRun } from './official.document.js';
export { madeTheSameEveryTime } from './same.package.js';
export { wordOf } from './plain.word.js';
export { UnreadableWordFile } from './unreadable-word-file.js';
export { WordFile, type Place } from './word.file.js';
export type { Remark } from './comment.part.js';
