/** Where an action can be there: on every page, in the preparation, in a room, in a replay, or on the page of a record. */
export type Scope = 'everywhere' | 'preparation' | 'room' | 'replay' | 'record'

/**
 * Keys by their place (`event.code`), so that they hold on any layout: `KeyP`, `Shift+KeyX`, `Mod+KeyK` (Ctrl, on a
 * Mac Cmd), `Alt+KeyN`; two after one another with a space: `KeyG KeyH`.
 */
type Given = {
  key: string
  scope: Scope
  /** Other keys for the same, which act only while the focus is in the transcript or nowhere. */
  near?: readonly string[]
  /** Goes on while the key is held down. */
  repeats?: true
}

/** Everything that has a key: the only place where keys stand. */
export const ACTIONS = {
  command_menu: { key: 'Mod+KeyK', scope: 'everywhere' },
  shortcut_sheet: { key: 'Shift+Slash', scope: 'everywhere' },
  notifications: { key: 'Alt+KeyN', scope: 'everywhere' },
  next_region: { key: 'F6', scope: 'everywhere' },
  previous_region: { key: 'Shift+F6', scope: 'everywhere' },
  go_home: { key: 'KeyG KeyH', scope: 'everywhere' },
  go_councils: { key: 'KeyG KeyC', scope: 'everywhere' },
  go_templates: { key: 'KeyG KeyT', scope: 'everywhere' },
  go_agents: { key: 'KeyG KeyA', scope: 'everywhere' },
  go_decisions: { key: 'KeyG KeyD', scope: 'everywhere' },
  go_knowledge: { key: 'KeyG KeyK', scope: 'everywhere' },
  go_insights: { key: 'KeyG KeyI', scope: 'everywhere' },
  start_council: { key: 'Mod+Enter', scope: 'preparation' },
  pause: { key: 'KeyP', scope: 'room' },
  stop: { key: 'Shift+KeyX', scope: 'room' },
  skip: { key: 'KeyN', scope: 'room' },
  floor: { key: 'KeyH', scope: 'room' },
  alternatives: { key: 'KeyA', scope: 'room' },
  risks: { key: 'KeyR', scope: 'room' },
  extend: { key: 'KeyE', scope: 'room' },
  composer: { key: 'KeyM', scope: 'room' },
  seat: { key: 'KeyT', scope: 'room' },
  draft_decision: { key: 'KeyD', scope: 'room' },
  steer: { key: '', scope: 'room' },
  next_message: { key: 'KeyJ', scope: 'room', near: ['ArrowDown'], repeats: true },
  previous_message: { key: 'KeyK', scope: 'room', near: ['ArrowUp'], repeats: true },
  to_live: { key: 'KeyL', scope: 'room', near: ['End'] },
  previous_item: { key: 'BracketLeft', scope: 'room' },
  next_item: { key: 'BracketRight', scope: 'room' },
  freeze: { key: 'KeyF', scope: 'room' },
  pin_evidence: { key: 'KeyB', scope: 'room' },
  search: { key: 'Slash', scope: 'room' },
  replay_play: { key: 'Space', scope: 'replay' },
  event_on: { key: 'ArrowRight', scope: 'replay', repeats: true },
  event_back: { key: 'ArrowLeft', scope: 'replay', repeats: true },
  turn_on: { key: 'Shift+ArrowRight', scope: 'replay', repeats: true },
  turn_back: { key: 'Shift+ArrowLeft', scope: 'replay', repeats: true },
  item_on: { key: 'Alt+ArrowRight', scope: 'replay' },
  item_back: { key: 'Alt+ArrowLeft', scope: 'replay' },
  decision_on: { key: 'BracketRight', scope: 'replay' },
  decision_back: { key: 'BracketLeft', scope: 'replay' },
  replay_start: { key: 'Home', scope: 'replay' },
  replay_end: { key: 'End', scope: 'replay' },
  slower: { key: 'Comma', scope: 'replay' },
  faster: { key: 'Period', scope: 'replay' },
  fork_here: { key: 'Shift+KeyF', scope: 'replay' },
  next_decision: { key: 'KeyJ', scope: 'record', repeats: true },
  previous_decision: { key: 'KeyK', scope: 'record', repeats: true },
  peek: { key: 'KeyO', scope: 'record' },
  approve: { key: 'KeyX', scope: 'record' },
  export: { key: 'Shift+KeyE', scope: 'record' },
} as const satisfies Record<string, Given>

export type ActionId = keyof typeof ACTIONS

const given: Record<ActionId, Given> = ACTIONS

/** All actions in the order of the table. */
export const actionIds: readonly ActionId[] = Object.keys(given).filter((id): id is ActionId => id in given)

export const actionOf = (id: ActionId): Given => given[id]

/** The key that holds: as moved, else as given; empty where it has none. */
export const keyOf = (id: ActionId, moved: Readonly<Record<string, string>>): string =>
  moved[id] ?? given[id].key

/** Another action that could not be told apart from this one by such a key: it has it, or one begins with the other. */
export function conflictOf(
  id: ActionId,
  key: string,
  moved: Readonly<Record<string, string>>,
): ActionId | undefined {
  if (key === '') return undefined
  return actionIds.find((other) => {
    const theirs = keyOf(other, moved)
    if (other === id || theirs === '' || !meet(given[id].scope, given[other].scope)) return false
    return theirs === key || theirs.startsWith(`${key} `) || key.startsWith(`${theirs} `)
  })
}

const meet = (a: Scope, b: Scope): boolean => a === b || a === 'everywhere' || b === 'everywhere'
