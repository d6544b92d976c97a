import net from 'node:net';

/**
 * Sends connections to a port by way of another: a broker tells clients its own address, past any proxy in front of it.
 * kafkajs asks `net.connect`; the PostgreSQL driver does not, and is given the proxy's address instead.
 */
export const routeConnections = (routes) => {
  if (Object.keys(routes).length === 0) return;
  const connect = net.connect;
  net.connect = (options, ...rest) => {
    const to = typeof options === 'object' && options !== null ? routes[String(options.port)] : undefined;
    return connect.call(net, to === undefined ? options : { ...options, port: to }, ...rest);
  };
};
