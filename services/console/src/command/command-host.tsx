import { createContext, lazy, Suspense, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Boundary } from '../frame/boundary.js';
import type { CommandFormProps } from './command-form.js';

/** Who only looks never loads a form. */
const CommandDrawer = lazy(() => import('./command-drawer.js').then((module) => ({ default: module.CommandDrawer })));

interface OpenCommand {
  /** of the button that opened it */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly form: CommandFormProps;
}

interface Host {
  readonly openId: string;
  readonly show: (command: OpenCommand) => void;
}

const HostContext = createContext<Host>({ openId: '', show: () => undefined });

/** The command that is open belongs to the page, not to its button: what another clerk or the command itself changes may take the button away, and what was typed and what came of it stay. */
export const CommandHost = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [shown, show] = useState<OpenCommand | null>(null);
  const [isOpen, setOpen] = useState(false);
  const openId = isOpen && shown !== null ? shown.id : '';
  const host = useMemo(() => ({
    openId,
    show: (command: OpenCommand): void => {
      show(command);
      setOpen(true);
    },
  }), [openId]);
  return (
    <HostContext value={host}>
      {children}
      {shown === null ? null : (
        <Boundary key={shown.id}>
          <Suspense fallback={null}>
            <CommandDrawer isOpen={isOpen} title={shown.title} about={shown.about} form={shown.form} onClose={() => setOpen(false)} onClosed={() => show(null)} />
          </Suspense>
        </Boundary>
      )}
    </HostContext>
  );
};

/** Opens a command; as long as the button is there, the form is given what the page knows meanwhile. */
export const useCommandHost = (id: string, words: string, about: string, form: CommandFormProps): (() => void) => {
  const { openId, show } = useContext(HostContext);
  const isMine = openId === id;
  useEffect(() => {
    if (isMine) show({ id, title: words, about, form });
  });
  return () => show({ id, title: words, about, form });
};
