import { Dialog } from '../components/Dialog.tsx'
import { Link } from '../components/Link.tsx'
import { words } from '../words/words.ts'
import { actionIds, keyOf, type ActionId, type Scope } from './actions.ts'
import { isSingle, modName, shownKey } from './keys.ts'
import { Key } from './Keys.tsx'
import { usePreferences } from './preferences.ts'
import { scopeOf, useAllThere } from './use-action.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Every key that acts here, and what it does. */
export default function ShortcutSheet({ open, onOpenChange }: Props) {
  const singleKeys = usePreferences((set) => set.singleKeys)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.keys.title}>
      <div className="overflow-y-auto px-5 py-4">
        {!singleKeys && <p className="mb-3 font-medium text-warn">{words.keys.off}</p>}
        {(['preparation', 'room', 'replay', 'record', 'everywhere'] as const).map((scope) => (
          <KeysOf key={scope} scope={scope} />
        ))}
        <p className="mt-4 text-soft">{words.keys.hint}</p>
        <p className="mt-2 flex flex-wrap gap-x-5">
          <Link
            href="/settings/shortcuts"
            onGo={() => onOpenChange(false)}
            className="text-accent underline underline-offset-4"
          >
            {words.keys.change}
          </Link>
          {/* A page of the server, not of the panel. */}
          <a href="/docs" className="text-accent underline underline-offset-4">
            {words.keys.docs}
          </a>
        </p>
      </div>
    </Dialog>
  )
}

function KeysOf({ scope }: { scope: Scope }) {
  const { keys, singleKeys } = usePreferences()
  const there = useAllThere()
  const rows = actionIds.flatMap((id) => {
    const key = keyOf(id, keys)
    const acts = key !== '' && (singleKeys || !isSingle(key))
    return scopeOf(id) === scope && there[id] !== undefined && acts ? [{ id, key }] : []
  })
  if (rows.length === 0) return null
  return (
    <section className="mb-4">
      <h3 className="mb-1.5 font-sans text-[0.93rem] font-semibold text-soft">{words.scopeNames[scope]}</h3>
      <dl className="grid grid-cols-[minmax(5rem,auto)_1fr] items-baseline gap-x-5 gap-y-1.5">
        {rows.map(({ id, key }) => (
          <Row key={id} shown={shownKey(key, modName())} id={id} />
        ))}
        {scope === 'everywhere' &&
          words.keys.inFields.map(([shown, does]) => (
            <div key={shown} className="contents">
              <dt>
                <Key>{shown}</Key>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function Row({ id, shown }: { id: ActionId; shown: string }) {
  const hint = words.actionHints[id]
  return (
    <div className="contents">
      <dt>
        <Key>{shown}</Key>
      </dt>
      <dd>
        {words.actionNames[id]}
        {hint !== undefined && <span className="text-soft">. {hint}</span>}
      </dd>
    </div>
  )
}
