// What people do in Notion while our product is not looking: they edit, move, duplicate, delete and take away.
import { addBlocks } from './blocks.ts'
import { content, newBlocks, typeOf } from './blocks-content.ts'
import type { Json } from './checks.ts'
import { dashed } from './ids.ts'
import { asText } from './rich-text.ts'
import { changeOptions, checkNames, findProperty, newProperties } from './schema.ts'
import { addProperty, changeProperty, makeDatabase } from './sources.ts'
import { checkValues, forgetOptions, newValues, writeValues } from './values.ts'
import { propertiesOf } from './views.ts'
import type { Anything, Block, DataSource, Page, Parent, World } from './world.ts'

export type HumanVerbs = ReturnType<typeof humanVerbs>

/** All verbs are done by `person`, at the time of the clock; ids come with or without dashes. */
export function humanVerbs(world: World, { person, home }: { person: string; home: string }) {
  const need = needing(world)
  const edit = (thing: Anything) => world.touch(thing, person)
  return {
    ...pageVerbs(world, person),
    ...blockVerbs(world, person),
    ...schemaVerbs(world, person),
    addDatabase: (given: { title: string; properties: Json; parent?: string }) => {
      newProperties(given.properties, 'body.properties')
      checkNames(given.properties)
      const parent: Parent = { type: 'page_id', page_id: need.page(given.parent ?? home).id }
      const made = makeDatabase(world, person, parent, {
        title: asText(given.title),
        properties: given.properties,
      })
      return { databaseId: made.id, dataSourceId: made.sources[0] ?? '' }
    },
    addComment: ({ page, text }: { page: string; text: string }) => {
      const parent: Parent = { type: 'page_id', page_id: need.page(page).id }
      const [id, discussion, created] = [world.ids.uuid(), world.ids.uuid(), world.clock.now()]
      world.comments.push({ id, parent, discussion, text: asText(text), created, createdBy: person })
      return id
    },
    trash: ({ id }: { id: string }) => {
      const thing = need.thing(id)
      thing.trashed = true
      edit(thing)
    },
    restore: ({ id }: { id: string }) => {
      const thing = need.thing(id)
      thing.trashed = false
      edit(thing)
    },
    /** Takes a page, database or data source, and all below it, away from a token (or from all). */
    unshare: ({ id, token }: { id: string; token?: string }) => {
      for (const one of need.tokens(token)) one.unshared.add(need.thing(id).id)
    },
    share: ({ id, token }: { id: string; token?: string }) => {
      for (const one of need.tokens(token)) one.unshared.delete(need.thing(id).id)
    },
    revokeToken: (given: { token?: string } = {}) => {
      for (const one of need.tokens(given.token)) one.revoked = true
    },
    grantToken: (given: { token?: string } = {}) => {
      for (const one of need.tokens(given.token)) one.revoked = false
    },
    forbidComments: (given: { token?: string } = {}) => {
      for (const one of need.tokens(given.token)) one.mayComment = false
    },
  }
}

function needing(world: World) {
  const missing = (what: string, id: string): never => {
    throw new Error(`There is no ${what} ${id} here.`)
  }
  return {
    thing: (id: string): Anything => world.things.get(dashed(id) ?? id) ?? missing('thing', id),
    page: (id: string): Page => world.get('page', dashed(id) ?? id) ?? missing('page', id),
    block: (id: string): Block => world.get('block', dashed(id) ?? id) ?? missing('block', id),
    source: (id: string): DataSource =>
      world.get('data_source', dashed(id) ?? id) ?? missing('data source', id),
    tokens: (token?: string) =>
      token === undefined ? [...world.tokens.values()] : [world.tokens.get(token) ?? missing('token', token)],
  }
}

function pageVerbs(world: World, person: string) {
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

function blockVerbs(world: World, person: string) {
  const need = needing(world)
  const parentOf = (id: string): Page | Block => {
    const thing = need.thing(id)
    return thing.kind === 'page' ? thing : need.block(id)
  }
  return {
    /** Writes other words into a block, as if typed: links and styles are gone, as `keep` says what stays before. */
    editText: ({ block: id, text }: { block: string; text: string }) => {
      const block = need.block(id)
      block.content = content(block.type, { rich_text: asText(text) }, block.content)
      world.touch(block, person)
    },
    /** Types something at the end of a block's words; what stands before stays as it is, links too. */
    appendText: ({ block: id, text }: { block: string; text: string }) => {
      const block = need.block(id)
      const before = (block.content.rich_text as Json[] | undefined) ?? []
      block.content = { ...block.content, rich_text: [...before, ...asText(text)] }
      world.touch(block, person)
    },
    /** `block` as the API takes it; at the end, or after another. */
    addBlock: ({ parent, block, after }: { parent: string; block: Json; after?: string }) => {
      newBlocks([block], 'body.children')
      const above = parentOf(parent)
      const at =
        after === undefined ? above.children.length : above.children.indexOf(dashed(after) ?? after) + 1
      const [made] = addBlocks(world, above, [block], person, at)
      if (made === undefined) throw new Error(`${typeOf(block)} is no kind of block.`)
      world.touch(made, person)
      return made.id
    },
    /** Under the same or another parent, at the start or after another block. */
    moveBlock: ({ block: id, parent, after }: { block: string; parent?: string; after?: string }) => {
      const block = need.block(id)
      const siblings = world.siblings(block)
      siblings?.splice(siblings.indexOf(block.id), 1)
      if (parent !== undefined) {
        const above = parentOf(parent)
        block.parent =
          above.kind === 'page'
            ? { type: 'page_id', page_id: above.id }
            : { type: 'block_id', block_id: above.id }
      }
      const there = world.siblings(block)
      there?.splice(after === undefined ? 0 : there.indexOf(dashed(after) ?? after) + 1, 0, block.id)
      world.touch(block, person)
    },
  }
}

function schemaVerbs(world: World, person: string) {
  const need = needing(world)
  const property = (source: DataSource, key: string) => {
    const found = findProperty(source.properties, key)
    if (found === undefined) throw new Error(`There is no property ${key} here.`)
    return found
  }
  return {
    addProperty: (given: { dataSource: string; name: string; definition: Json }) => {
      const source = need.source(given.dataSource)
      newProperties({ [given.name]: given.definition }, 'body.properties')
      const made = addProperty(world, source, given.name, given.definition)
      world.touch(source, person)
      return made.id
    },
    renameProperty: (given: { dataSource: string; property: string; name: string }) => {
      const source = need.source(given.dataSource)
      if (source.properties.some(({ name }) => name === given.name))
        throw new Error(`${given.name} is there already.`)
      property(source, given.property).name = given.name
      world.touch(source, person)
    },
    removeProperty: (given: { dataSource: string; property: string }) => {
      const source = need.source(given.dataSource)
      changeProperty(world, source, property(source, given.property).id, null)
      world.touch(source, person)
    },
    renameOption: (given: { dataSource: string; property: string; option: string; name: string }) => {
      const source = need.source(given.dataSource)
      const option = property(source, given.property).options.find(({ name }) => name === given.option)
      if (option === undefined) throw new Error(`There is no option ${given.option} here.`)
      option.name = given.name
      world.touch(source, person)
    },
    /** The names that are there from now on; pages whose option is gone are emptied, or get another status. */
    setOptions: (given: { dataSource: string; property: string; options: string[] }) => {
      const source = need.source(given.dataSource)
      const found = property(source, given.property)
      changeOptions(
        world.ids,
        found,
        given.options.map((name) => ({ name })),
      )
      forgetOptions(world, found)
      world.touch(source, person)
    },
  }
}
