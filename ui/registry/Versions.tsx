import { useState } from 'react'
import { announce } from '../app/announcer.tsx'
import { go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { call } from '../lib/api.ts'
import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { Faults, faultsOf } from '../preparation/Faults.tsx'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { Diff } from './Diff.tsx'

type Props = {
  /** `/agents/expert-a`: of the API and of the panel alike. */
  path: string
  /** The version that is shown. */
  shown: number
  /** A definition as a text that people can compare. */
  asText: (row: Row) => string
  onChanged: () => void
}

/** Every version, newest first: who made it, what changed, and the way back to it. */
export function Versions({ path, shown, asText, onChanged }: Props) {
  const { answer, again } = useFetched(`${path}/versions`)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [open, setOpen] = useState<number | null>(null)
  const items = listOf(answer, 'items')
  const restore = (version: number, label: string) =>
    call(`${path}/restore`, { method: 'POST', body: JSON.stringify({ version }) }).then(
      (made) => {
        announce(pageWords.registry.saved(textOf(made, 'version') ?? label))
        again()
        onChanged()
        go(path)
      },
      (fault: unknown) => setFaults(faultsOf(fault)),
    )
  return (
    <div>
      <Faults faults={faults} />
      <ol className="divide-y divide-line border-y border-line">
        {items.map((item, at) => {
          const version = versionOf(item)
          const label = textOf(item, 'label') ?? String(version)
          return (
            <li key={version} className="py-2">
              <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <Link
                  href={at === 0 ? path : `${path}?v=${version}`}
                  aria-label={pageWords.registry.look(label)}
                  aria-current={version === shown ? 'true' : undefined}
                  className="tabular font-medium text-accent underline underline-offset-2 aria-[current]:no-underline"
                >
                  {label}
                </Link>
                <span className="min-w-0 flex-1 text-soft">{toldOf(item, at === 0)}</span>
                {at < items.length - 1 && (
                  <Button
                    small
                    aria-expanded={open === version}
                    aria-label={pageWords.registry.compare(label)}
                    onClick={() => setOpen(open === version ? null : version)}
                  >
                    {pageWords.registry.changed}
                  </Button>
                )}
                {at > 0 && (
                  <Button
                    small
                    aria-label={pageWords.registry.restoreThis(label)}
                    onClick={() => void restore(version, label)}
                  >
                    {pageWords.registry.restore}
                  </Button>
                )}
              </div>
              {open === version && (
                <Changes path={path} version={version} before={versionOf(items[at + 1])} asText={asText} />
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const versionOf = (item: Row | undefined): number => (typeof item?.version === 'number' ? item.version : 0)

function toldOf(item: Row, isNewest: boolean): string {
  const { by, note } = item
  const [who, at] = [textOf(by, 'name'), textOf(item, 'at')]
  return [
    isNewest && pageWords.registry.newest,
    item.builtIn === true && pageWords.registry.builtIn,
    isRow(by) && who !== undefined && at !== undefined && pageWords.registry.by(who, format().dayAndTime(at)),
    typeof note === 'string' && note,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ')
}

type ChangesProps = Pick<Props, 'path' | 'asText'> & { version: number; before: number }

function Changes({ path, version, before: earlier, asText }: ChangesProps) {
  const now = useFetched(`${path}?v=${version}`)
  const before = useFetched(`${path}?v=${earlier}`)
  if (!isRow(now.answer) || !isRow(before.answer)) return null
  const [after, old] = [asText(now.answer), asText(before.answer)]
  return (
    <div className="mt-2">
      {after === old ? (
        <p className="text-soft">{pageWords.registry.same}</p>
      ) : (
        <Diff before={old} after={after} />
      )}
    </div>
  )
}
