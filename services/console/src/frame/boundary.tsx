import { Component, type ReactNode } from 'react';
import { FailureNotice } from './notice.js';

interface Held {
  readonly error: Error | null;
}

/** A screen that fails says so in its place; the frame and every other screen stay. */
export class Boundary extends Component<{ readonly children: ReactNode }, Held> {
  override state: Held = { error: null };

  static getDerivedStateFromError(error: Error): Held {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <FailureNotice error={this.state.error} again={() => location.reload()} />;
  }
}
