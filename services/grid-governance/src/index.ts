export { gridService } from './grid-governance.service.js';
