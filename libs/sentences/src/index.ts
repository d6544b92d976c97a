export { Narrator, patterns, sentenceOf, type RecordedEvent, type Sentence } from './sentence.js';
export { movingTypes } from './movements.js';
export { inWords, type Told } from './pattern.js';
