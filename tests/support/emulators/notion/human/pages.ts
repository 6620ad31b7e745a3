// What people do with pages.
import type { Json } from '../checks.ts'
import { checkValues, newValues, writeValues } from '../values.ts'
import { propertiesOf } from '../views.ts'
import type { Block, Page, Parent, World } from '../world.ts'
import { needing } from './needing.ts'

export function pageVerbs(world: World, person: string) {
  const need = needing(world)
  return {
    /** The value as the API takes it: `{ select: { name: 'Done' } }`. */
    setProperty: (given: { page: string; property: string; value: Json }) => {
      const page = need.page(given.page)
      const values = { [given.property]: given.value }
      newValues(values, 'body.properties')
      writeValues(world, page, checkValues(world, propertiesOf(world, page), values, 'a person'))
      world.touch(page, person)
    },
    addPage: (given: { dataSource: string; properties: Json }) => {
      const source = need.source(given.dataSource)
      const parent: Parent = {
        type: 'data_source_id',
        data_source_id: source.id,
        database_id: source.database,
      }
      newValues(given.properties, 'body.properties')
      const values = checkValues(world, source.properties, given.properties, 'a person')
      const page = blankPage(world, person, parent)
      writeValues(world, page, values)
      world.touch(page, person)
      return page.id
    },
    /** A copy of everything, the key that names it included. */
    duplicatePage: ({ page: id }: { page: string }) => {
      const page = need.page(id)
      const copy: Page = { ...structuredClone(page), ...world.born(person, page.parent), children: [] }
      world.things.set(copy.id, copy)
      world.siblings(copy)?.push(copy.id)
      copyChildren(world, page, copy, person)
      world.touch(copy, person)
      return copy.id
    },
    /** To another data source (values go along where a property of that name and type is there) or under a page. */
    movePage: ({ page: id, dataSource, under }: { page: string; dataSource?: string; under?: string }) => {
      const page = need.page(id)
      const before = propertiesOf(world, page)
      const siblings = world.siblings(page)
      siblings?.splice(siblings.indexOf(page.id), 1)
      const source = dataSource === undefined ? undefined : need.source(dataSource)
      page.parent = source
        ? { type: 'data_source_id', data_source_id: source.id, database_id: source.database }
        : { type: 'page_id', page_id: need.page(under ?? '').id }
      const after = propertiesOf(world, page)
      const kept = before.flatMap((one) => {
        const same = after.find(
          ({ name, type }) => type === one.type && (name === one.name || type === 'title'),
        )
        return same ? [[same.id, page.values[one.id]]] : []
      })
      page.values = Object.fromEntries(kept) as Page['values']
      world.siblings(page)?.push(page.id)
      world.touch(page, person)
    },
    lockPage: ({ page }: { page: string }) => {
      need.page(page).locked = true
      world.touch(need.page(page), person)
    },
  }
}

function blankPage(world: World, by: string, parent: Parent): Page {
  const page: Page = {
    ...world.born(by, parent),
    kind: 'page',
    values: {},
    children: [],
    icon: null,
    cover: null,
    locked: false,
  }
  world.things.set(page.id, page)
  return page
}

function copyChildren(world: World, from: Page | Block, to: Page | Block, by: string): void {
  for (const id of from.children) {
    const child = world.get('block', id)
    if (child === undefined || child.trashed) continue
    const parent: Parent =
      to.kind === 'page' ? { type: 'page_id', page_id: to.id } : { type: 'block_id', block_id: to.id }
    const copy: Block = { ...structuredClone(child), ...world.born(by, parent), children: [] }
    world.things.set(copy.id, copy)
    to.children.push(copy.id)
    copyChildren(world, child, copy, by)
  }
}
