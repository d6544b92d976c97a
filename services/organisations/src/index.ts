export { organisationsService } from './organisations.service.js';
