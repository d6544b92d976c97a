/**
 * Loaded by `node --import` into a service's process that the fault suite started, and by nobody else: it breaks that process at named places.
 *
 * The product has no failpoint of its own. What is named here is wrapped from outside, by the statement that the driver is asked to send or the
 * call that the Kafka client is asked to make, so that a process without this import has nothing that could be switched on:
 * `YANGE_FAULTS` is read in this file alone.
 *
 * `YANGE_FAULTS` = {"failpoints": [{"name", "nth", "action": "kill" | "throw" | "sleep", "ms"}], "plants": ["…"], "routes": {"<port>": port}, "poison": "0"}
 */
import { breakHere, given } from './failpoints.js';
import { routeConnections } from './routes.js';
import { wrapDatabase } from './database.js';
import { wrapKafka } from './kafka.js';
import { poisonStreams } from './projections.js';
import { plant } from './plants.js';

const { failpoints = [], plants = [], routes = {}, poison = null } = given();
const at = breakHere(failpoints);
routeConnections(routes);
wrapDatabase(at);
wrapKafka(at);
if (poison !== null) await poisonStreams(poison);
for (const name of plants) await plant(name);
