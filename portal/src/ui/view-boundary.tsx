import { Component, type ReactNode } from "react";

import { ViewProblem } from "./view-problem.tsx";

interface ViewBoundaryProps {
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
}

/**
 * Shows a message instead of a view whose part could not be loaded: there is no network, or a newer
 * version of the page has replaced it. Trying again loads the page anew.
 */
export class ViewBoundary extends Component<ViewBoundaryProps, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <ViewProblem
        error={error}
        onRetry={() => {
          location.reload();
        }}
      />
    );
  }
}
