import type { ReactNode } from 'react';
import { api, useDoor } from '../api/platform.js';
import type { Command } from '../command/command.model.js';
import { commandOf } from '../command/description.js';
import { Answered } from '../frame/notice.js';

/** The description of a service is fetched when somebody corrects: any command may have to be, and the page does not carry them all. */
export const DescribedBy = ({ context, children }: { readonly context: string; readonly children: (document: unknown) => ReactNode }): ReactNode => {
  const door = useDoor(['description', context], (signal) => api.GET('/v1/openapi/{context}', { params: { path: { context } }, signal }));
  return <Answered door={door}>{children}</Answered>;
};

/** @returns null for what was recorded by a command that has no door, such as a reaction */
export const foundIn = (document: unknown, id: string): Command | null => {
  try {
    return commandOf(document, id);
  } catch {
    return null;
  }
};
