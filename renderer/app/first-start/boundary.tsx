// A fault in the guide must not take the window away: then the window is shown without it.
import { Component } from 'react'

interface BoundaryProps {
  readonly children: React.ReactNode
  /** Told once; whoever shows this takes it away. */
  readonly onFault: () => void
}

export class Boundary extends Component<BoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true }
  }

  override componentDidCatch(): void {
    this.props.onFault()
  }

  override render(): React.ReactNode {
    return this.state.isBroken ? null : this.props.children
  }
}
