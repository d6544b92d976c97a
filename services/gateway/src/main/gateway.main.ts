import { readEnvironment } from '@yange/config';
import { untilTold } from '@yange/service-host';
import { startGateway } from '../gateway.js';
import { gatewayEnvironment } from './gateway.environment.js';

await untilTold('gateway', (report) => startGateway(readEnvironment(gatewayEnvironment, process.env), report));
