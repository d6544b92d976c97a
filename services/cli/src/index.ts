export { runYange } from './main.js';
