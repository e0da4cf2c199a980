import { Component, type ReactNode } from 'react';
import { ProblemNotice } from './problem-notice';

interface State {
  readonly error: unknown;
}

interface Props {
  readonly children: ReactNode;
}

/** Keeps a fault in one page from taking the whole application away; also a part of it that is not there any more. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <ProblemNotice
        error={this.state.error}
        onRetry={() => {
          window.location.reload();
        }}
      />
    );
  }
}
