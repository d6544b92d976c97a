export { startGateway, type RunningGateway } from './gateway.js';
export { gatewayEnvironment, type GatewayEnvironment } from './main/gateway.environment.js';
export type { ExportLine, LeftOut } from './exports/export.lines.js';
