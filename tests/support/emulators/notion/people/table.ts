// Properties of a page, and rows of a data source.
import { escapeHtml as esc } from '../../core/page.ts'
import { bare } from '../ids.ts'
import type { Property } from '../schema.ts'
import { plainValue, wholeValue } from '../value-views.ts'
import { propertiesOf, titleOf } from '../views.ts'
import type { DataSource, Page, World } from '../world.ts'
import { colorClass, link, richHtml } from './blocks.ts'

export function propertiesHtml(world: World, page: Page): string {
  const shown = propertiesOf(world, page).filter(({ type }) => type !== 'title')
  const rows = shown.map(
    (one) => `<div><dt>${esc(one.name)}</dt><dd>${cell(world, one, page) || '<i>Empty</i>'}</dd></div>`,
  )
  return rows.length ? `<dl>${rows.join('')}</dl>` : ''
}

/** The live rows, oldest first, with how many lie in the trash. */
export function tableHtml(world: World, source: DataSource): string {
  const all = world
    .all('page')
    .filter(({ parent }) => parent.type === 'data_source_id' && parent.data_source_id === source.id)
  const live = all.filter((page) => !world.trashed(page))
  const properties = source.properties.toSorted(
    (a, b) => Number(b.type === 'title') - Number(a.type === 'title'),
  )
  const head = properties.map(({ name }) => `<th scope="col">${esc(name)}</th>`).join('')
  const rows = live.map(
    (page) => `<tr>${properties.map((one) => `<td>${cell(world, one, page)}</td>`).join('')}</tr>`,
  )
  const trash = all.length - live.length
  const count = `${live.length} ${live.length === 1 ? 'row' : 'rows'}${trash ? `, ${trash} in the trash` : ''}`
  return `<div class="wide" tabindex="0" role="region" aria-label="Rows"><table class="rows"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div><footer>${count} · data source <code>${source.id}</code></footer>`
}

function cell(world: World, property: Property, page: Page): string {
  const whole = wholeValue(world, property, page)
  switch (property.type) {
    case 'title':
      return `<a href="/${bare(page.id)}">${richHtml(whole) || 'Untitled'}</a>`
    case 'rich_text':
      return richHtml(whole)
    case 'select':
    case 'status':
    case 'multi_select':
      return ([whole].flat() as ({ name: string; color: string } | null)[])
        .map((option) => option && `<span${tag(option.color)}>${esc(option.name)}</span>`)
        .filter(Boolean)
        .join(' ')
    case 'relation':
      return (whole as { id: string }[]).map(({ id }) => related(world, id)).join(', ')
    case 'url':
      return typeof whole === 'string' ? link(whole, esc(whole)) : ''
    case 'checkbox':
      return whole === true ? '☑' : '☐'
    default: {
      const value = plainValue(world, property, page)
      return value === null ? '' : esc(Array.isArray(value) ? value.join(', ') : String(value))
    }
  }
}

function related(world: World, id: string): string {
  const page = world.get('page', id)
  return page ? `<a href="/${bare(id)}">${esc(titleOf(world, page) || 'Untitled')}</a>` : 'gone'
}

const tag = (color: string) =>
  (colorClass(`${color}_background`) || ' class="c-gray_background"').replace('class="', 'class="tag ')
