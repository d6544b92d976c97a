import { answer, type components } from '@yange/api-client';
import { api } from '../api/platform.js';

type Services = components['schemas']['Status']['services'];

/** Whether every read model of a service has read a log up to a position; one that is silent or parks streams is not waited for. */
export const hasCovered = (services: Services, context: string, logId: string, position: number): boolean => {
  const status = services[context];
  if (status === undefined || !('projections' in status)) return true;
  return (status as components['schemas']['ServiceStatus']).projections.every(({ logs, health }) => health !== 'ok' || (logs[logId]?.covered ?? position) >= position);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until what was recorded can be read, ten seconds at most: asked sooner, the page would show what was before. */
export const untilCovered = async (context: string, logId: string, position: number): Promise<void> => {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(200)) {
    const { services } = await answer(api.GET('/v1/status'));
    if (hasCovered(services, context, logId, position)) return;
  }
};
