// Blocks as HTML, with controls that really press.
import { escapeHtml } from '../../core/page.ts'
import { isJson, type Json } from '../json.ts'
import { mrkdwnHtml } from './mrkdwn.ts'
import { richTextHtml } from './rich-text-html.ts'

export type Look = {
  nameOf(user: string): string
  /** Everybody who can be chosen: id and name. */
  people: readonly { id: string; name: string }[]
  /** The fields and the address of a form that presses this action. */
  press(actionId: string): { action: string; hidden: string }
}

export function blocksHtml(blocks: readonly Json[], look: Look): string {
  return blocks.map((block) => blockHtml(block, look)).join('')
}

function blockHtml(block: Json, look: Look): string {
  switch (block.type) {
    case 'header':
      return `<h3>${textHtml(block.text, look)}</h3>`
    case 'divider':
      return '<hr>'
    case 'section': {
      const fields = list(block.fields).map((field) => `<div>${textHtml(field, look)}</div>`)
      const accessory = isJson(block.accessory) ? ` ${elementHtml(block.accessory, look)}` : ''
      return `<div>${textHtml(block.text, look)}${fields.join('')}${accessory}</div>`
    }
    case 'context':
      return `<small>${list(block.elements)
        .map((one) => (one.type === 'image' ? imageHtml(one) : textHtml(one, look)))
        .join(' ')}</small>`
    case 'actions':
      return `<div>${list(block.elements)
        .map((one) => elementHtml(one, look))
        .join(' ')}</div>`
    case 'image':
      return imageHtml(block)
    case 'table':
      return tableHtml(block, look)
    case 'input':
      return inputHtml(block, look)
    case 'rich_text':
      return richTextHtml(block, look)
    default:
      return `<div>${escapeHtml(plainText(block))}</div>`
  }
}

function textHtml(text: unknown, { nameOf }: Look): string {
  if (!isJson(text) || typeof text.text !== 'string') return ''
  return text.type === 'mrkdwn' ? mrkdwnHtml(text.text, nameOf) : escapeHtml(text.text)
}

function elementHtml(element: Json, look: Look): string {
  if (element.type === 'image') return imageHtml(element)
  const { action, hidden } = look.press(String(element.action_id))
  const label = isJson(element.text) ? textHtml(element.text, look) : textHtml(element.placeholder, look)
  const link =
    typeof element.url === 'string'
      ? `<input type="hidden" name="url" value="${escapeHtml(element.url)}">`
      : ''
  const ask = isJson(element.confirm) ? ` title="${escapeHtml(plainText(element.confirm))}"` : ''
  const control = element.type === 'button' ? '' : `${chooser(element, 'choose', look)} `
  return `<form method="post" action="${action}">${hidden}${link}${control}<button${ask}>${label || 'Choose'}</button></form>`
}

/** A way to choose or type what an element asks for. */
function chooser(element: Json, name: string, look: Look): string {
  const type = String(element.type)
  if (type === 'users_select') {
    const people = look.people.map((one) => ({ value: one.id, label: one.name }))
    return selectHtml(name, people, String(element.initial_user ?? ''))
  }
  if (/select|radio|overflow|checkboxes/.test(type) && Array.isArray(element.options)) {
    const options = element.options
      .filter(isJson)
      .map((one) => ({ value: String(one.value), label: plainText(one.text) }))
    const initial = isJson(element.initial_option) ? String(element.initial_option.value) : ''
    return selectHtml(name, options, initial)
  }
  const kind = type === 'datepicker' ? 'date' : type === 'timepicker' ? 'time' : 'text'
  const value = escapeHtml(
    String(element.initial_value ?? element.initial_date ?? element.initial_time ?? ''),
  )
  return element.multiline === true
    ? `<textarea name="${escapeHtml(name)}" rows="4">${value}</textarea>`
    : `<input type="${kind}" name="${escapeHtml(name)}" value="${value}">`
}

function selectHtml(
  name: string,
  options: readonly { value: string; label: string }[],
  chosen: string,
): string {
  const inside = options.map(
    ({ value, label }) =>
      `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`,
  )
  return `<select name="${escapeHtml(name)}">${inside.join('')}</select>`
}

// The name of an input in a form: its block and its action, so that the answer can be put together again.
function inputHtml(block: Json, look: Look): string {
  const element = isJson(block.element) ? block.element : {}
  const name = JSON.stringify([block.block_id, element.action_id])
  return `<p><label>${textHtml(block.label, look)}<br>${chooser(element, name, look)}</label></p>`
}

function imageHtml(image: Json): string {
  return `<img src="${escapeHtml(String(image.image_url ?? ''))}" alt="${escapeHtml(String(image.alt_text ?? ''))}" style="max-height:12rem">`
}

function tableHtml(block: Json, look: Look): string {
  const rows = Array.isArray(block.rows) ? block.rows : []
  const cells = (row: unknown) =>
    list(row)
      .map(
        (cell) =>
          `<td>${textHtml({ ...cell, type: 'plain_text' }, look) || escapeHtml(plainText(cell))}</td>`,
      )
      .join('')
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
}

/** All texts inside, one after another. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(' ')
  if (!isJson(value)) return ''
  const { text } = value
  if (typeof text === 'string') return text
  return Object.values(value).map(plainText).filter(Boolean).join(' ')
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : [])
