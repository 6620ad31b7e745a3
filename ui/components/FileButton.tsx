import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

type Props = { accept: string; children: ReactNode } & (
  | { onChoose: (file: File | undefined) => void }
  /** Several at once. */
  | { onChooseAll: (files: readonly File[]) => void }
)

/** Opens the browser's own dialog for a file. */
export function FileButton({ accept, children, ...given }: Props) {
  return (
    <label className="inline-flex min-h-6 items-center gap-1.5 rounded-md border border-edge bg-sheet px-2 py-0.5 text-[0.93rem] font-medium hover:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11">
      <Icon name="file" />
      {children}
      <input
        type="file"
        accept={accept}
        multiple={'onChooseAll' in given}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          if ('onChooseAll' in given) given.onChooseAll(files)
          else given.onChoose(files[0])
          // The same file may be opened again after a change.
          event.target.value = ''
        }}
      />
    </label>
  )
}
