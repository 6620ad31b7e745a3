import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react'
import type { ArtifactData, EditArtifactCommand } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { useTracked } from '../room/use-tracked.ts'
import { words } from '../words/words.ts'

type Props = {
  kind: ArtifactData['kind']
  /** The version that stood there when the form was opened: another by then is somebody else’s, and is refused. */
  version: number
  patch: () => EditArtifactCommand['patch']
  /** Whether every field can be sent; a field says itself what is wrong with it. */
  isSound: () => boolean
  label: string
  onDone: () => void
  /** The field that a person was led to; the first one otherwise. */
  focusOn?: string | null
  /** What else can be done with the entry. */
  ways?: (ask: (patch: EditArtifactCommand['patch']) => void) => ReactNode
  children: ReactNode
}

/** A form in the place of what it edits: it stays until its version is there, and says why it is not. */
export function EditForm({
  kind,
  version,
  patch,
  isSound,
  label,
  onDone,
  focusOn = null,
  ways,
  children,
}: Props) {
  const [isIdle, setIsIdle] = useState(false)
  const form = useForm(onDone, focusOn)
  const { ask, view } = useTracked(onDone)
  const send = (given: EditArtifactCommand['patch']) => {
    setIsIdle(given.length === 0)
    if (given.length > 0) ask({ type: 'edit_artifact', kind, version, patch: given })
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isSound()) send(patch())
  }
  const isSending = view?.state === 'sending'
  return (
    <form aria-label={label} onSubmit={onSubmit} ref={form} className="grid grid-cols-1 gap-2.5 py-1">
      {children}
      <p className="text-[0.86rem] text-soft">{words.editWords.inYourName}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="main" disabled={isSending}>
          {isSending ? words.editWords.saving : words.editWords.save}
        </Button>
        <Button onClick={onDone}>{words.editWords.cancel}</Button>
        {ways?.(send)}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {isIdle ? words.editWords.unchanged : view?.state === 'refused' ? view.text : null}
      </p>
      {view?.state === 'waiting' && <p className="text-warn">{words.editWords.waiting}</p>}
    </form>
  )
}

/** The focus begins in the field that is meant, and Escape leaves the form. */
function useForm(leave: () => void, focusOn: string | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  const onEscape = useEffectEvent(leave)
  useEffect(() => {
    const element = form.current
    const meant = focusOn === null ? null : element?.querySelector<HTMLElement>(`[name="${focusOn}"]`)
    ;(meant ?? element?.querySelector<HTMLElement>('textarea, input'))?.focus()
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onEscape()
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [focusOn])
  return form
}
