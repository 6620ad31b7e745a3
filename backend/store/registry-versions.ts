import { isActor } from './actor.ts'
import type { RegistryVersions, StoredVersion } from '../ports/registry-versions.ts'
import type { PrismaClient, RegistryVersion } from './generated/client.ts'
import { isTaken } from './prisma-errors.ts'

/** The versions of agents and templates, in the store's database. */
export function storedRegistryVersions(prisma: () => Promise<PrismaClient>): RegistryVersions {
  return {
    async newest(workspaceId) {
      const db = await prisma()
      const rows = await db.registryVersion.findMany({
        where: { workspaceId },
        orderBy: [{ kind: 'asc' }, { id: 'asc' }, { version: 'desc' }],
        distinct: ['kind', 'id'],
      })
      return rows.map(toVersion)
    },

    async of(workspaceId, kind, id) {
      const db = await prisma()
      const where = { workspaceId, kind, id }
      const rows = await db.registryVersion.findMany({ where, orderBy: { version: 'desc' } })
      return rows.map(toVersion)
    },

    async add({ by, createdAt, ...version }) {
      const db = await prisma()
      try {
        const data = { ...version, by: JSON.stringify(by), createdAt: new Date(createdAt) }
        await db.registryVersion.create({ data })
        return true
      } catch (error) {
        if (isTaken(error)) return false
        throw error
      }
    },
  }
}

function toVersion({ kind, by, createdAt, ...row }: RegistryVersion): StoredVersion {
  const actor: unknown = JSON.parse(by)
  return {
    ...row,
    kind: kind === 'template' ? 'template' : 'agent',
    by: isActor(actor) ? actor : { kind: 'system', id: 'unknown', name: 'unknown' },
    createdAt: createdAt.toISOString(),
  }
}
