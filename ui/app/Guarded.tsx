import { Component, type ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { words } from '../words/words.ts'

type Props = { children: ReactNode }

/** Where a page cannot be drawn the panel stays: what happened, what it means, what can be done. React has only classes for it. */
export class Guarded extends Component<Props, { fault: string | null }> {
  override state: { fault: string | null } = { fault: null }

  static getDerivedStateFromError(fault: unknown): { fault: string } {
    return { fault: fault instanceof Error ? fault.message : String(fault) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return (
      <main id="content" className="mx-auto w-full max-w-2xl px-5 py-16">
        <h1 className="text-2xl">{words.app.broken}</h1>
        <p className="mt-2 text-soft">{words.app.brokenHint}</p>
        <Button look="main" className="mt-6" onClick={() => location.reload()}>
          {words.app.reload}
        </Button>
        <details className="mt-6 text-soft">
          <summary>{words.app.details}</summary>
          <p lang="en" className="mt-2 font-mono text-[0.93rem]">
            {fault}
          </p>
        </details>
      </main>
    )
  }
}
