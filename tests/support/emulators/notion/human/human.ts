// What people do in Notion while our product is not looking: they edit, move, duplicate, delete and take away.
import type { Json } from '../checks.ts'
import { makeDatabase } from '../making.ts'
import { asText } from '../rich-text.ts'
import { checkNames, newProperties } from '../schema.ts'
import type { Anything, Parent, World } from '../world.ts'
import { blockVerbs } from './blocks.ts'
import { needing } from './needing.ts'
import { pageVerbs } from './pages.ts'
import { schemaVerbs } from './schema.ts'

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
