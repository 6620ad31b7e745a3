import { Dialog } from '../components/Dialog.tsx'
import { sheet } from '../lib/words-room.ts'

/** Every single key and what it does. */
export function ShortcutSheet({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={sheet.title}>
      <div className="overflow-y-auto px-5 py-4">
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2">
          {sheet.keys.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded border border-line border-b-2 bg-sunk px-1.5 py-0.5 font-mono text-[0.86rem]">
                  {key}
                </kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 text-soft">{sheet.hint}</p>
        <p className="mt-2">
          {/* A page of the server, not of the panel. */}
          <a href="/docs" className="text-accent underline underline-offset-4">
            {sheet.docs}
          </a>
        </p>
      </div>
    </Dialog>
  )
}
