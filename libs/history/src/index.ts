export { expectedFigures, historyCutOver, historyDistricts, historyFolder } from './history.folder.js';
export { historyRows, type HistoryTable } from './history.rows.js';
