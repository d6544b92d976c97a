export { enforcementService } from './enforcement.service.js';
