// The kinds of blocks: what may be sent for each, and what comes back.
import {
  boolean,
  type Check,
  choice,
  type Json,
  list,
  never,
  nullable,
  number,
  record,
  tagged,
  text,
  unserved,
  uuid,
} from './checks.ts'
import { failed, invalid } from './errors.ts'
import { color, normalised, richText } from './rich-text.ts'

export const icon: Check = nullable(
  tagged({
    emoji: text(100, 1),
    external: record({ url: text(2000, 1) }),
    file_upload: unserved,
    custom_emoji: unserved,
    icon: unserved,
  }),
)
export const cover: Check = nullable(
  tagged({ external: record({ url: text(2000, 1) }), file_upload: unserved }),
)

type Field = Record<string, Check>
type Kind = { required: Field; optional: Field; parent: boolean }
const kind = (required: Field, optional: Field = {}, parent = false): Kind => ({ required, optional, parent })
const rich = (optional: Field = {}, parent = true) =>
  kind({ rich_text: richText }, { color, ...optional }, parent)
const media = kind(
  { external: record({ url: text(2000, 1) }) },
  { type: choice('external'), caption: richText },
)

const KINDS: Record<string, Kind> = {
  paragraph: rich({ icon }),
  heading_1: rich({ is_toggleable: boolean }),
  heading_2: rich({ is_toggleable: boolean }),
  heading_3: rich({ is_toggleable: boolean }),
  heading_4: rich({ is_toggleable: boolean }),
  bulleted_list_item: rich(),
  numbered_list_item: rich(),
  quote: rich(),
  to_do: rich({ checked: boolean }),
  toggle: rich(),
  callout: rich({ icon }),
  code: kind({ rich_text: richText, language: text(100) }, { caption: richText }),
  divider: kind({}),
  breadcrumb: kind({}),
  table_of_contents: kind({}, { color }),
  equation: kind({ expression: text(1000) }),
  bookmark: kind({ url: text(2000) }, { caption: richText }),
  embed: kind({ url: text(2000) }, { caption: richText }),
  image: media,
  video: media,
  pdf: media,
  file: kind(media.required, { ...media.optional, name: text(100) }),
  audio: media,
  table: kind({ table_width: number }, { has_column_header: boolean, has_row_header: boolean }, true),
  table_row: kind({ cells: list(richText) }),
  column_list: kind({}, {}, true),
  column: kind({}, { width_ratio: number }, true),
  link_to_page: kind({}, { page_id: uuid, database_id: uuid, type: choice('page_id', 'database_id') }),
}

const around = { object: choice('block') }
/** `below` is how many levels may still stand under this block. */
function blockBelow(below: number): Check {
  const kinds = Object.entries(KINDS).map(([type, { required, optional, parent }]): [string, Check] => {
    const children: Check = below > 0 ? list(blockBelow(below - 1)) : never
    return [type, record(required, parent ? { ...optional, children } : optional)]
  })
  return tagged(Object.fromEntries(kinds), around)
}

const block = blockBelow(2)
export const newBlocks: Check = list(block)

/** Fields may be left out of an update, and children are never part of one. */
export const blockUpdate: Check = tagged(
  Object.fromEntries(
    Object.entries(KINDS).map(([type, { required, optional }]) => [
      type,
      record({}, { ...required, ...optional }),
    ]),
  ),
  { in_trash: boolean, archived: boolean, object: choice('block') },
)

export const typeOf = (given: Json): string =>
  Object.keys(KINDS).find((type) => given[type] !== undefined) ?? ''
export const isParent = (type: string): boolean => KINDS[type]?.parent === true

/** At most 1000 blocks in a request, children and children's children too. */
export function countBlocks(blocks: readonly Json[]): number {
  return blocks.reduce((sum, one) => sum + 1 + countBlocks(childrenOf(one)), 0)
}

export function childrenOf(given: Json): Json[] {
  const content = given[typeOf(given)] as Json | undefined
  return (content?.children as Json[] | undefined) ?? []
}

export function checkTotal(blocks: readonly Json[], path: string): void {
  const total = countBlocks(blocks)
  if (total > 1000) throw failed(`${path}.length`, '≤ `1000`', total)
  for (const one of blocks) checkTables(one)
}

function checkTables(given: Json): void {
  const children = childrenOf(given)
  if (typeOf(given) === 'table') {
    const { table_width: width } = given.table as { table_width: number }
    if (children.length === 0) throw invalid('Tables must have at least one table row as children.')
    for (const row of children) {
      const cells = (row.table_row as { cells?: unknown[] } | undefined)?.cells
      if (cells?.length !== width)
        throw invalid('Number of cells in table row must match the table width of the parent table')
    }
  }
  children.forEach(checkTables)
}

const DEFAULTS: Record<string, Json> = {
  paragraph: { color: 'default', icon: null },
  heading_1: { color: 'default', is_toggleable: false },
  heading_2: { color: 'default', is_toggleable: false },
  heading_3: { color: 'default', is_toggleable: false },
  heading_4: { color: 'default', is_toggleable: false },
  to_do: { color: 'default', checked: false },
  callout: { color: 'default', icon: { type: 'emoji', emoji: '💡' } },
  code: { caption: [] },
  table_of_contents: { color: 'default' },
  bookmark: { caption: [] },
  embed: { caption: [] },
  image: { type: 'external', caption: [] },
  video: { type: 'external', caption: [] },
  pdf: { type: 'external', caption: [] },
  audio: { type: 'external', caption: [] },
  file: { type: 'external', caption: [], name: '' },
  table: { has_column_header: false, has_row_header: false },
}

/** The content as it comes back: the given fields over the others, texts made whole. */
export function content(type: string, given: Json, before?: Json): Json {
  const { children: _, ...fields } = given
  const colored = isParent(type) && !type.startsWith('column') ? { color: 'default' } : {}
  const whole: Json = { ...(before ?? DEFAULTS[type] ?? colored), ...fields }
  for (const name of ['rich_text', 'caption']) if (fields[name]) whole[name] = normalised(fields[name])
  if (fields.cells) whole.cells = (fields.cells as unknown[]).map(normalised)
  if (type === 'link_to_page') whole.type = 'page_id' in fields ? 'page_id' : 'database_id'
  if (fields.icon) whole.icon = pictured(fields.icon as Json)
  return whole
}

export function pictured(given: Json): Json {
  return 'emoji' in given
    ? { type: 'emoji', emoji: given.emoji }
    : { type: 'external', external: given.external }
}
