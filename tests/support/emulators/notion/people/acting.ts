// What a person may do on a page, by plain forms.
import { escapeHtml as esc, page as plainPage, seeOther } from '../../core/page.ts'
import type { EmulatorRequest, Reply } from '../../core/service.ts'
import type { Json } from '../checks.ts'
import type { HumanVerbs } from '../human/human.ts'
import { bare } from '../ids.ts'
import { asText } from '../rich-text.ts'
import { COMPUTED, type Property } from '../schema.ts'
import { plainValue } from '../value-views.ts'
import { propertiesOf } from '../views.ts'
import type { Page, World } from '../world.ts'

/** The forms under a page; they go to `/{id}/{verb}`. */
export function actingHtml(world: World, page: Page): string {
  const form = (verb: string, inside: string) =>
    `<form method="post" action="/${bare(page.id)}/${verb}">${inside}</form>`
  const button = (verb: string, words: string) => form(verb, `<button>${words}</button>`)
  const line = (verb: string, words: string) =>
    form(verb, `<input name="text" required aria-label="${words}"><button>${words}</button>`)
  const edits = propertiesOf(world, page)
    .filter(({ type }) => type in SENT)
    .map((one) => `<label><span>${esc(one.name)}</span>${input(world, one, page)}</label>`)
  const trash = world.trashed(page)
    ? button('restore', 'Take out of the trash')
    : button('trash', 'Put into the trash')
  return `<details class="acting"><summary>Do something as a person</summary>${[
    form('set', `${edits.join('')}<button>Change the properties</button>`),
    line('comment', 'Comment'),
    line('write', 'Write a paragraph'),
    `<div>${trash}${button('duplicate', 'Duplicate')}</div>`,
  ].join('')}</details>`
}

function input(world: World, property: Property, page: Page): string {
  const name = `name="${esc(property.id)}"`
  const value = plainValue(world, property, page)
  if (property.type === 'select' || property.type === 'status') {
    const options = property.options.map(
      (one) => `<option${one.name === value ? ' selected' : ''}>${esc(one.name)}</option>`,
    )
    return `<select ${name}>${property.type === 'select' ? '<option></option>' : ''}${options.join('')}</select>`
  }
  if (property.type === 'checkbox')
    return `<select ${name}><option>no</option><option${value === true ? ' selected' : ''}>yes</option></select>`
  const type = property.type === 'number' ? 'number" step="any' : 'text'
  return `<input ${name} type="${type}" value="${esc(value === null ? '' : String(value))}">`
}

/** A value that was typed, as the API takes it. */
const SENT: Record<string, (typed: string) => Json> = {
  title: (typed) => ({ title: asText(typed) }),
  rich_text: (typed) => ({ rich_text: asText(typed) }),
  number: (typed) => ({ number: typed === '' ? null : Number(typed) }),
  url: (typed) => ({ url: typed || null }),
  email: (typed) => ({ email: typed || null }),
  checkbox: (typed) => ({ checkbox: typed === 'yes' }),
  select: (typed) => ({ select: typed === '' ? null : { name: typed } }),
  status: (typed) => ({ status: { name: typed } }),
  date: (typed) => ({ date: typed === '' ? null : { start: typed } }),
}

export function act(
  world: World,
  verbs: HumanVerbs,
  page: Page,
  verb: string,
  request: EmulatorRequest,
): Reply | null {
  const fields = new URLSearchParams(request.text)
  const text = fields.get('text') ?? ''
  const acts: Record<string, () => string | void> = {
    set: () => setChanged(world, verbs, page, fields),
    comment: () => void verbs.addComment({ page: page.id, text }),
    write: () => void verbs.addBlock({ parent: page.id, block: { paragraph: { rich_text: asText(text) } } }),
    trash: () => verbs.trash({ id: page.id }),
    restore: () => verbs.restore({ id: page.id }),
    duplicate: () => verbs.duplicatePage({ page: page.id }),
  }
  const chosen = Object.hasOwn(acts, verb) ? acts[verb] : undefined
  if (chosen === undefined) return null
  try {
    return seeOther(`/${bare(chosen() ?? page.id)}`)
  } catch (refusal) {
    const said = `<p>${esc(String(refusal))}</p><p><a href="/${bare(page.id)}">Back</a></p>`
    return { ...plainPage('This was not taken', said), status: 400 }
  }
}

/** Only what was changed: an edit of nothing would look like a person's. */
function setChanged(world: World, verbs: HumanVerbs, page: Page, fields: URLSearchParams): void {
  for (const property of propertiesOf(world, page)) {
    const typed = fields.get(property.id)
    const sent = SENT[property.type]
    if (typed === null || sent === undefined || COMPUTED.has(property.type)) continue
    const before = plainValue(world, property, page)
    const shown = property.type === 'checkbox' ? (before === true ? 'yes' : 'no') : String(before ?? '')
    if (typed !== shown) verbs.setProperty({ page: page.id, property: property.id, value: sent(typed) })
  }
}
