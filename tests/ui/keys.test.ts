import { describe, expect, it } from 'vitest'
import { ACTIONS, actionIds, conflictOf, keyOf } from '../../ui/app/actions.ts'
import { ariaKey, choosable, comboOf, isSingle, shownKey, type Press } from '../../ui/app/keys.ts'

const press = (given: Partial<Press>): Press => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  ...given,
})

describe('a key', () => {
  it('is known by its place, whatever letter a layout has there', () => {
    expect(comboOf(press({ key: 'з', code: 'KeyP' }))).toBe('KeyP')
    expect(comboOf(press({ key: 'Ч', code: 'KeyX', shiftKey: true }))).toBe('Shift+KeyX')
    expect(comboOf(press({ key: 'л', code: 'KeyK', metaKey: true }))).toBe('Mod+KeyK')
    expect(comboOf(press({ key: 'л', code: 'KeyK', ctrlKey: true }))).toBe('Mod+KeyK')
  })

  it('is a question mark wherever a layout has one', () => {
    expect(comboOf(press({ key: '?', code: 'Slash', shiftKey: true }))).toBe('Shift+Slash')
    expect(comboOf(press({ key: '?', code: 'Digit7', shiftKey: true }))).toBe('Shift+Slash')
    expect(comboOf(press({ key: '?', code: 'Digit7', shiftKey: true, ctrlKey: true }))).toBe(
      'Mod+Shift+Digit7',
    )
  })

  it('is a single one unless Ctrl, Cmd or Alt is held, or it is a function key', () => {
    expect(['KeyP', 'Shift+KeyX', 'Slash', 'KeyF', 'KeyG KeyH'].map(isSingle)).toEqual(
      Array.from({ length: 5 }, () => true),
    )
    expect(['Mod+KeyK', 'Alt+KeyN', 'F6', 'Shift+F6'].map(isSingle)).toEqual([false, false, false, false])
  })

  it('is told to eyes and to screen readers', () => {
    expect(
      ['Shift+KeyX', 'Mod+KeyK', 'Shift+Slash', 'BracketLeft', 'KeyG KeyH'].map((one) => shownKey(one)),
    ).toEqual(['Shift X', 'Ctrl K', '?', '[', 'G H'])
    expect(['Shift+KeyX', 'Mod+KeyK', 'Alt+KeyN', '', 'KeyG KeyH'].map(ariaKey)).toEqual([
      'Shift+X',
      'Control+K Meta+K',
      'Alt+N',
      undefined,
      undefined,
    ])
  })

  it('can be chosen unless it belongs to the browser, to fields, or to letters under way', () => {
    expect(choosable(press({ code: 'ShiftLeft' }))).toBeUndefined()
    expect(choosable(press({ code: 'Enter' }))).toBeNull()
    expect(choosable(press({ code: 'KeyQ', isComposing: true }))).toBeNull()
    expect(choosable(press({ code: 'KeyQ', shiftKey: true }))).toBe('Shift+KeyQ')
  })
})

describe('the table of actions', () => {
  it('has no two actions with one key where both can be there', () => {
    for (const id of actionIds) expect([id, conflictOf(id, keyOf(id, {}), {})]).toEqual([id, undefined])
  })

  it('knows who has a key that is moved, and that one key is the beginning of others', () => {
    expect(conflictOf('risks', 'KeyP', {})).toBe('pause')
    expect(conflictOf('risks', 'KeyP', { pause: 'KeyQ' })).toBeUndefined()
    expect(conflictOf('risks', 'KeyP', { pause: '' })).toBeUndefined()
    expect(conflictOf('risks', 'KeyG', {})).toBe('go_home')
    // On a record there is no risk to ask for.
    expect(conflictOf('risks', ACTIONS.peek.key, {})).toBeUndefined()
  })
})
