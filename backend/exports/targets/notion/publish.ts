import type { PageObjectResponse } from '@notionhq/client'
import { keepOld } from './comments.ts'
import { troubleOf } from './calls.ts'
import { type Desk, textIn, wholePage } from './desk.ts'
import { type Base, merge, type Merged } from './merge.ts'
import { type Note } from './note.ts'
import type { Value } from './projection.ts'
import type { Property } from './properties.ts'
import { plainText } from './rich-text.ts'
import { type Field, type Fields, fieldsOfPage } from './schema.ts'
import { type Form, formOf, readValue, type Sent, sentValue, shownValue } from './values.ts'
import { wordsFor } from './words.ts'

/** One field with both its sides, and what is to be done about them. */
type Side = { property: Property; field: Field; value: Value; ours: Form; theirs: Form; merged: Merged }

/** What a field had on our side before there was a row: no value is equal to it. */
const NOTHING = '\u0000'

/**
 * Writes the fields that differ, and with them the key by which the page is found. Where people changed something, the
 * three-way merge says whose value stays; what of theirs goes is kept in a comment first.
 */
export async function publish(desk: Desk, page: PageObjectResponse): Promise<PageObjectResponse> {
  const fields = fieldsOf(desk, page)
  const sides = sidesOf(desk, page, fields)
  const say = wordsFor(desk.row.language)
  for (const { field, theirs, merged } of sides)
    if (merged === 'replace')
      await keepOld(desk, page.id, say.replaced(field.name, shownValue(theirs, field)))
  const patch = { ...patchOf(sides), ...ownPatch(desk, page, fields) }
  const written = Object.keys(patch).length === 0 ? page : await update(desk, page.id, patch, sides)
  await desk.memory.keep({ ...noteOf(desk, sides, written), ids: idsAt(desk, fields) })
  return written
}

/** A page that people moved elsewhere has what its new place has. */
function fieldsOf({ table, source }: Desk, page: PageObjectResponse): Fields {
  return isAtHome({ source }, page) ? source.fields : fieldsOfPage(table, page.properties, source.fields)
}

export const isAtHome = ({ source }: Pick<Desk, 'source'>, { parent }: PageObjectResponse): boolean =>
  parent.type === 'data_source_id' && parent.data_source_id === source.id

function idsAt({ source, memory }: Desk, fields: Fields): Note['ids'] {
  if (fields !== source.fields) return memory.note.ids
  return Object.fromEntries(Object.values(fields).map(({ role, id }) => [role, id]))
}

function sidesOf(desk: Desk, page: PageObjectResponse, fields: Fields): Side[] {
  const { table, row, of, memory } = desk
  const lastBy = page.last_edited_by.id === desk.bot ? 'us' : 'people'
  return table.properties.flatMap((property): Side[] => {
    const field = fields[property.role]
    const value = property.role === 'of' ? of : row.values[property.role]
    if (field === undefined || value == null) return []
    const [ours, theirs] = [formOf(value, field), readValue(page, field)]
    const base = baseOf(desk, page, { property, fields, ours, theirs })
    const late = memory.note.late[property.role] ?? []
    const wins = property.wins ?? 'ours'
    return [
      { property, field, value, ours, theirs, merged: merge({ ours, theirs, base, late }, { wins, lastBy }) },
    ]
  })
}

type Sides = { property: Property; fields: Fields; ours: Form; theirs: Form }

function baseOf(
  desk: Desk,
  page: PageObjectResponse,
  { property, fields, ours, theirs }: Sides,
): Base | undefined {
  const { io, memory, row } = desk
  const { note } = memory
  const hash = textIn(page, fields.hash)
  if (textIn(page, fields.stub) === io.key && textIn(page, fields.key) === '') {
    // Nobody but us has had a reason to touch a stub; its title shows whether somebody did.
    const isTouched = property.role === 'title' && theirs !== wordsFor(row.language).stub
    return isTouched ? undefined : [NOTHING, theirs]
  }
  // Without the note: the page tells by its hash whether we have already written this.
  if (note.published === null) return hash === io.hash ? [ours, ours] : undefined
  // A hash that we know nothing of: our database is older than the page.
  const isOurs = fields.hash === undefined || [note.published, ...(note.late.hash ?? [])].includes(hash)
  return isOurs ? note.base[property.role] : undefined
}

function patchOf(sides: readonly Side[]): Record<string, Sent> {
  const written = sides.filter(({ merged }) => merged === 'write' || merged === 'replace')
  return Object.fromEntries(written.map(({ field, value }) => [field.id, sentValue(value, field)]))
}

/** By the key the page is found again; without the stub's mark it is a page like any other. */
function ownPatch({ io }: Desk, page: PageObjectResponse, { key, stub, hash }: Fields): Record<string, Sent> {
  const wanted: [Field | undefined, string][] = [
    [key, io.key],
    [stub, ''],
    [hash, io.hash],
  ]
  return Object.fromEntries(
    wanted.flatMap(([field, text]) =>
      field === undefined || textIn(page, field) === text ? [] : [[field.id, { rich_text: plainText(text) }]],
    ),
  )
}

async function update(
  desk: Desk,
  id: string,
  patch: Record<string, Sent>,
  sides: readonly Side[],
): Promise<PageObjectResponse> {
  const { calls, memory, io } = desk
  const send = (properties: Record<string, Sent>) =>
    memory.write({ late: lateWith(memory.note, sides, io.hash) }, async () =>
      wholePage(await calls.ask((client) => client.pages.update({ page_id: id, properties }))),
    )
  try {
    return await send(patch)
  } catch (error) {
    const relation = sides.find(({ property, field }) => property.role === 'of' && field.id in patch)
    if (troubleOf(error) !== 'missing' || relation === undefined) throw error
    // The page it hangs on cannot be reached any more; all else can still be written.
    const { [relation.field.id]: _, ...rest } = patch
    if (Object.keys(rest).length === 0) throw error
    return send(rest)
  }
}

/** What is on its way may land after what comes later, and must not pass for a person's edit then. */
function lateWith({ late }: Note, sides: readonly Side[], hash: string): Note['late'] {
  const next: Note['late'] = { ...late, hash: unique([...(late.hash ?? []), hash]) }
  for (const { property, ours, merged } of sides)
    if (merged === 'write' || merged === 'replace')
      next[property.role] = unique([...(late[property.role] ?? []), ours])
  return next
}

const unique = (forms: readonly Form[]): Form[] => [...new Set(forms)].slice(-MOST_LATE)
const MOST_LATE = 10

function noteOf({ io, memory }: Desk, sides: readonly Side[], page: PageObjectResponse): Partial<Note> {
  const base: Note['base'] = { ...memory.note.base }
  for (const { property, field, ours, merged } of sides) {
    const read = readValue(page, field)
    // Of an option that was not there before, only Notion knows the id.
    const seen: Base = ours?.startsWith('new ') === true ? [read, read] : [ours, read]
    if (merged !== 'keep') base[property.role] = seen
    else base[property.role] ??= [ours, ours]
  }
  return { base, published: io.hash, said: saidOf(sides) }
}

/** What of people's stays although the record says otherwise: it is theirs to carry over. */
function saidOf(sides: readonly Side[]): string | null {
  const named = (list: readonly Side[]) => list.map(({ field }) => `“${field.name.slice(0, 60)}”`).join(', ')
  const kept = sides.filter(({ merged }) => merged === 'keep')
  const replaced = sides.filter(({ merged }) => merged === 'replace')
  const told = kept.map(({ field, ours, theirs }) => {
    const [there, here] = [shownValue(theirs, field), shownValue(ours, field)].map((text) =>
      text.slice(0, 80),
    )
    return `${named([{ field } as Side])} is “${there}” there and “${here}” here`
  })
  const said = [
    ...(kept.length === 0
      ? []
      : [
          `People changed it in Notion, and that stays: ${told.join('; ')}. Change the record if they are right.`,
        ]),
    ...(replaced.length === 0
      ? []
      : [
          `People and the record changed ${named(replaced)}: the record's was written, theirs is kept in a comment.`,
        ]),
  ]
  return said.length === 0 ? null : said.join(' ').slice(0, 500)
}
