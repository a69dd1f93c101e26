import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  /** What could not be shown, as its sentence begins. */
  of: string
  children: ReactNode
}

/** Keeps what goes wrong in one part of the page from taking the rest with it. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="panel empty" role="alert">
        <strong>{this.props.of} could not be shown.</strong>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </div>
    )
  }
}
