import type { World } from './world.ts'

export function addUser(
  world: World,
  given: { name: string; email: string | null; kind: 'person' | 'bot' | 'guest' },
) {
  const id = world.ids.uuid()
  world.users.set(id, { id, ...given })
  return id
}

export function addToken(world: World, token: string, name: string): void {
  const botId = addUser(world, { name, email: null, kind: 'bot' })
  world.tokens.set(token, { name, botId, revoked: false, unshared: new Set(), mayComment: true })
}
