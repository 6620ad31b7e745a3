// What people do with the properties of a data source.
import type { Json } from '../checks.ts'
import { addProperty, changeProperty } from '../making.ts'
import { changeOptions, findProperty, newProperties } from '../schema.ts'
import { forgetOptions } from '../values.ts'
import type { DataSource, World } from '../world.ts'
import { needing } from './needing.ts'

export function schemaVerbs(world: World, person: string) {
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
