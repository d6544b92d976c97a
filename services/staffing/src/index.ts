export { staffingService } from './staffing.service.js';
