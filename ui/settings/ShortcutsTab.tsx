import { useState } from 'react'
import { announce } from '../app/announcer.tsx'
import { actionIds, conflictOf, keyOf, type ActionId, type Scope } from '../app/actions.ts'
import { modName, shownKey } from '../app/keys.ts'
import { Key } from '../app/Keys.tsx'
import { prefer, usePreferences } from '../app/preferences.ts'
import { scopeOf } from '../app/use-action.ts'
import { Button } from '../components/Button.tsx'
import { words } from '../words/words.ts'
import { CaptureKey } from './CaptureKey.tsx'
import { Section } from './Section.tsx'
import { Switch } from '../components/Switch.tsx'

const SCOPES: readonly Scope[] = ['everywhere', 'preparation', 'room', 'record']

/** The keys of all actions: switched off, moved, put back. */
export default function ShortcutsTab() {
  const { singleKeys, enterSends, keys } = usePreferences()
  const hasMoved = Object.keys(keys).length > 0
  return (
    <div className="grid gap-6">
      <Switch
        label={words.keys.singles}
        hint={words.keys.singlesHint}
        on={singleKeys}
        onChange={(on) => prefer({ singleKeys: on })}
      />
      <Switch
        label={words.message.enterSends}
        hint={words.message.enterSendsHint}
        on={enterSends}
        onChange={(on) => prefer({ enterSends: on })}
      />
      <div>
        {SCOPES.map((scope) => (
          <Section key={scope} title={words.scopeNames[scope]}>
            <ul className="grid grid-cols-1 divide-y divide-line border-y border-line">
              {actionIds
                .filter((id) => scopeOf(id) === scope)
                .map((id) => (
                  <Row key={id} id={id} />
                ))}
            </ul>
          </Section>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          aria-disabled={!hasMoved}
          className={hasMoved ? undefined : 'opacity-60'}
          onClick={() => {
            prefer({ keys: {} })
            announce(words.keys.wasReset)
          }}
        >
          {words.keys.resetAll}
        </Button>
        <span className="text-soft">{words.keys.hint}</span>
      </div>
    </div>
  )
}

/** What a person wants for an action and cannot have as it is. */
type Wish = { key: string; other: ActionId }

function Row({ id }: { id: ActionId }) {
  const keys = usePreferences((set) => set.keys)
  const [isAsking, setIsAsking] = useState(false)
  const [wish, setWish] = useState<Wish | null>(null)
  const key = keyOf(id, keys)
  const name = words.actionNames[id]
  const take = (wanted: string, freed?: ActionId) => {
    const free: Record<string, string> = freed === undefined ? {} : { [freed]: '' }
    prefer({ keys: { ...keys, ...free, [id]: wanted } })
    announce(words.keys.now(name, wanted === '' ? words.keys.none : shownKey(wanted, modName())))
    setIsAsking(false)
    setWish(null)
  }
  const choose = (wanted: string) => {
    const other = conflictOf(id, wanted, keys)
    if (other === undefined) take(wanted)
    else setWish({ key: wanted, other })
  }
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="min-w-0 flex-1 basis-48">{name}</span>
        <span className="min-w-16">
          {key === '' ? (
            <span className="text-soft">{words.keys.none}</span>
          ) : (
            <Key>{shownKey(key, modName())}</Key>
          )}
        </span>
        <span className="flex flex-wrap gap-1.5">
          <Button small aria-label={words.keys.changeKey(name)} onClick={() => setIsAsking(true)}>
            {words.keys.changeShort}
          </Button>
          {key !== '' && (
            <Button small look="quiet" aria-label={words.keys.removeKey(name)} onClick={() => take('')}>
              {words.keys.removeShort}
            </Button>
          )}
          {Object.hasOwn(keys, id) && <Reset id={id} />}
        </span>
      </div>
      {isAsking && (
        <CaptureKey
          label={words.keys.changeKey(name)}
          onKey={choose}
          onLeave={() => {
            setIsAsking(false)
            setWish(null)
          }}
        />
      )}
      {wish !== null && (
        <div role="alert" className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-warn">
          <span>{words.keys.conflict(shownKey(wish.key, modName()), words.actionNames[wish.other])}</span>
          <Button small onClick={() => take(wish.key, wish.other)}>
            {words.keys.useHere}
          </Button>
        </div>
      )}
    </li>
  )
}

function Reset({ id }: { id: ActionId }) {
  const reset = () => {
    const { [id]: _, ...others } = usePreferences.getState().keys
    // Another action may have taken the usual key in the meantime.
    const other = conflictOf(id, keyOf(id, others), others)
    prefer({ keys: other === undefined ? others : { ...others, [other]: '' } })
    announce(words.keys.now(words.actionNames[id], shownKey(keyOf(id, others), modName())))
  }
  return (
    <Button small look="quiet" aria-label={words.keys.resetKey(words.actionNames[id])} onClick={reset}>
      {words.keys.resetShort}
    </Button>
  )
}
