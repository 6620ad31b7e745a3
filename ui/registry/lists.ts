import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { movedBy, withoutAt } from '../preparation/rows.ts'

/** A list of a definition whose entries can be added, taken away and put elsewhere. */
export type EditList = {
  /** Which part of the definition it is: `seats`. */
  name: string
  /** The heading that its fields stand under. */
  part: string
  most: number
  /** What its entry at a place is called. */
  called: (row: Row, at: number) => string
  /** The kinds of entry that can be added, and the words for that. */
  add: {
    label: string
    kinds: readonly { value: string; label: string }[]
    kindLabel: string
    /** The kind that is added most. */
    usual: string
    /** The field of a new entry that is written first. */
    first: string
    entry: (row: Row, kind: string) => Row
  }
}

/** One entry more, at the end. What it is called has no translation yet: its own words stand there. */
export const withEntry = (row: Row, { name, add }: EditList, kind: string): Row => {
  const entry = add.entry(row, kind)
  return changed(row, name, (list, isSaid) => [...list, isSaid ? (textOf(entry, 'title') ?? '') : entry])
}

export function withoutEntry(row: Row, { name }: EditList, at: number): Row {
  const id = textOf(listOf(row, name)[at], 'seat')
  const next = changed(row, name, (list) => withoutAt(list, at))
  return id === undefined ? next : { ...next, ...translations(next, (said) => unnamed(said, name, id)) }
}

export const withMoved = (row: Row, { name }: EditList, at: number, by: -1 | 1): Row =>
  changed(row, name, (list) => movedBy(list, at, by))

/** The same change to a list and to each translation of it, which goes entry by entry. */
function changed(
  row: Row,
  name: string,
  change: (list: readonly unknown[], isSaid: boolean) => readonly unknown[],
): Row {
  const said = (words: Row): Row => {
    const list = words[name]
    return Array.isArray(list) ? { ...words, [name]: change(list, true) } : words
  }
  return { ...row, [name]: change(listOf(row, name), false), ...translations(row, said) }
}

function translations({ words }: Row, change: (said: Row) => Row): { words?: Row } {
  if (!isRow(words)) return {}
  const languages = Object.entries(words).map(([language, said]): [string, unknown] => [
    language,
    isRow(said) ? change(said) : said,
  ])
  return { words: Object.fromEntries(languages) }
}

/** A translation that goes by ids, without the one that is gone. */
function unnamed(said: Row, name: string, id: string): Row {
  const names = said[name]
  if (!isRow(names)) return said
  const { [id]: _, ...rest } = names
  return { ...said, [name]: rest }
}
