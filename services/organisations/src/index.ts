export { filesDoors, filesExtension, filesSchemas } from './files/files.extension.js';
export { FILES } from './files/files.tokens.js';
export { organisationsService } from './organisations.service.js';
